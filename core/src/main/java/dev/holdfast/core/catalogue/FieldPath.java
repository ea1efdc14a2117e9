package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dotted path into an object: {@code spec.backup.retentionPolicy}. {@code [*]} stands for every
 * entry of a list or map, {@code [name=*]} for every entry of a list whose entries are told apart
 * by a field, {@code [type=Ready]} for the entry of such a list with that value, {@code [=a]} for
 * the entry that is that text itself, {@code [0]} for one entry, {@code ["a.b/c"]} for a key that
 * isn't a plain word.
 *
 * @param text as the author wrote it
 */
public record FieldPath(String text, List<Segment> segments) {
  /** One step. */
  public sealed interface Segment {
    record Key(String name) implements Segment {}

    record Index(int index) implements Segment {}

    record Each() implements Segment {}

    record Keyed(String field) implements Segment {}

    /** The first entry whose field, or which itself when the field is empty, has this text. */
    record Named(String field, String value) implements Segment {}
  }

  /**
   * A value that the path leads to.
   *
   * @param identity the same for the same entry before and after a change: keyed lists count by
   *     their key, others by index
   * @param text the path without wildcards, as it names a projected field
   * @param pointer JSON Pointer (RFC 6901)
   */
  public record Located(String identity, String text, String pointer, JsonNode value) {}

  public FieldPath {
    segments = List.copyOf(segments);
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  @JsonCreator
  public static FieldPath parse(String text) {
    return new FieldPath(text, FieldPathParser.parse(text));
  }

  /** Every value it leads to in this object; JSON null counts as absent. */
  public List<Located> in(JsonNode root) {
    if (endsEarly(root)) {
      return List.of();
    }
    List<Located> here = List.of(new Located("", "", "", root));
    for (Segment segment : segments) {
      List<Located> next = new ArrayList<>();
      for (Located from : here) {
        FieldPathStep.from(from, segment, next);
      }
      here = next;
    }
    return here;
  }

  /** Whether its first keys lead nowhere already, as most paths do in most objects. */
  private boolean endsEarly(JsonNode root) {
    JsonNode here = root;
    for (Segment segment : segments) {
      if (!(segment instanceof Segment.Key(String name))) {
        return false;
      }
      here = here.get(name);
      if (here == null || here.isNull()) {
        return true;
      }
    }
    return false;
  }

  /** The one value of a path without wildcards. */
  public Optional<JsonNode> value(JsonNode root) {
    List<Located> found = in(root);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst().value());
  }

  /** Whether it can lead to more than one value. */
  public boolean wildcard() {
    return segments.stream()
        .anyMatch(segment -> segment instanceof Segment.Each || segment instanceof Segment.Keyed);
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Loads the files beside this class, each once. */
final class BuiltIn {
  private static final Map<String, CatalogueFile> PARSED = new ConcurrentHashMap<>();

  /** All files, read by the first who asks. */
  private static final class Everything {
    static final Catalogue CATALOGUE = load(_ -> true);
  }

  /**
   * A line of the index.
   *
   * @param groups API groups of its kinds, so that a file need not be read to know; none for a file
   *     without kinds
   */
  private record Entry(String file, Set<String> groups) {
    static Entry parse(String line) {
      String[] words = line.split(" ", -1);
      Set<String> groups = new HashSet<>();
      for (int index = 1; index < words.length; index++) {
        groups.add(words[index].equals("\"\"") ? "" : words[index]);
      }
      return new Entry(words[0], groups);
    }

    boolean concerns(Set<String> served) {
      return groups.isEmpty() || groups.stream().anyMatch(served::contains);
    }
  }

  private BuiltIn() {}

  static Catalogue everything() {
    return Everything.CATALOGUE;
  }

  static Catalogue of(Set<String> groups) {
    return load(entry -> entry.concerns(groups));
  }

  /** The files, named by {@code index}: a jar has no directory listing to rely on. */
  static List<String> files() {
    return entries().stream().map(Entry::file).toList();
  }

  /** What the build makes of a file. */
  static String json(String file) {
    return file.replaceAll("\\.yaml$", ".json");
  }

  private static List<Entry> entries() {
    return text("index").lines().filter(line -> !line.isBlank()).map(Entry::parse).toList();
  }

  static String text(String file) {
    try (InputStream in = BuiltIn.class.getResourceAsStream("/catalogue/" + file)) {
      return new String(
          requireNonNull(in, () -> "catalogue/" + file + " is missing").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/" + file + " can't be read", e);
    }
  }

  private static Catalogue load(Predicate<Entry> wanted) {
    List<DataKind> kinds = new ArrayList<>();
    Set<String> drivers = new HashSet<>();
    for (Entry entry : entries()) {
      if (wanted.test(entry)) {
        CatalogueFile parsed = parsed(entry.file());
        kinds.addAll(parsed.kinds());
        drivers.addAll(parsed.independentSnapshotDrivers());
      }
    }
    return Catalogue.of(kinds, drivers);
  }

  private static CatalogueFile parsed(String file) {
    return PARSED.computeIfAbsent(file, name -> CatalogueFile.read(name, text(json(name))));
  }
}

package dev.holdfast.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.change.ResourceKind;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a deletion takes with it. As text it travels from the webhook to whoever asked: what
 * policies see, and which thing takes along which, gzipped and in base 64, since it becomes a
 * string within JSON and would be ten times as long.
 *
 * @param target what would be deleted
 * @param propagation how
 */
public record DeletionImpact(ObjectRef target, PropagationPolicy propagation, Impact impact) {
  /** The reason of the cause, in a denial's details, that has the text as its message. */
  public static final String CAUSE = "holdfast.dev/impact";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public DeletionImpact {
    requireNonNull(target, "target is null");
    requireNonNull(propagation, "propagation is null");
    requireNonNull(impact, "impact is null");
  }

  /**
   * Of a deletion.
   *
   * @throws NullPointerException when the change is none
   */
  public static DeletionImpact of(Change deletion, Impact impact) {
    ResourceKind kind = deletion.kind();
    ObjectRef target =
        new ObjectRef(
            kind.group(), kind.resource(), kind.kind(), deletion.namespace(), deletion.name());
    return new DeletionImpact(
        target, requireNonNull(deletion.propagationPolicy(), "not a deletion"), impact);
  }

  /**
   * All of it as one line.
   *
   * @param now ages of restore points are counted back from here
   */
  public String text(Instant now) {
    ObjectNode node = ImpactNode.withCauses(impact, now);
    node.set("target", ImpactNode.ref(target));
    node.put("propagation", propagation.name());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      JSON.writeValue(zipped, node);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't fail", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Reads such a text; whatever isn't one, or says what isn't known here, is an exception. */
  public static DeletionImpact parse(String text) throws IOException {
    try (GZIPInputStream json =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return ImpactReader.message(JSON.readTree(json));
    } catch (IllegalArgumentException e) {
      throw new IOException("this is no impact", e);
    }
  }
}

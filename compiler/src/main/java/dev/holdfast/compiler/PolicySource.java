package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy as its author wrote it.
 *
 * @param createdAt of the GuardrailPolicy: when two claim one package, the newer one loses
 * @param operations what its match names, for lints; empty means all
 */
public record PolicySource(
    String name,
    String uid,
    long generation,
    Instant createdAt,
    List<String> operations,
    String rego,
    List<SourceModule> libraries,
    List<SourceModule> tests,
    @Nullable JsonNode parameters) {
  /** A further module, named for error messages. */
  public record SourceModule(String name, String rego) {}
}

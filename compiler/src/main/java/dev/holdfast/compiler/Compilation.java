package dev.holdfast.compiler;

import java.util.List;
import java.util.Map;

/**
 * What came of a set of policies: one Wasm module for all good ones, the mistakes of the others.
 *
 * @param wasm the module; empty when no policy is good
 * @param good by policy name, in the order given
 * @param bad by policy name
 * @param opaVersion of the program that compiled it
 */
public record Compilation(
    byte[] wasm, List<Compiled> good, Map<String, List<CompileError>> bad, String opaVersion) {
  /**
   * A compiled policy.
   *
   * @param path its entrypoint in the module
   * @param rules which of deny, require_approval, warn, violation it has
   */
  public record Compiled(PolicySource source, String path, List<String> rules) {}
}

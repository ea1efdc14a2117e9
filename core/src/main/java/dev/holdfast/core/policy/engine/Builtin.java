package dev.holdfast.core.policy.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that OPA's Wasm leaves to its host. */
interface Builtin {
  /**
   * Returns the value, or null for undefined, which is how OPA treats an argument that is wrong.
   *
   * @throws UnsupportedOperationException when the answer would differ from OPA's
   */
  @Nullable Term call(List<Term> arguments);
}

package dev.holdfast.webhook.state;

import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.policy.PolicyEngine;

/** Makes an engine of a Wasm module and warms it up; may take seconds. */
@FunctionalInterface
public interface EngineBuilder {
  /**
   * The engine, ready for its first review at full speed.
   *
   * @throws BundleException when the bytes aren't a policy module
   */
  PolicyEngine build(byte[] wasm) throws BundleException;
}

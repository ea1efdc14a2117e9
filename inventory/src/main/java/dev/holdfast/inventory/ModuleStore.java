package dev.holdfast.inventory;

import dev.holdfast.core.policy.BundleException;

/** Where the Wasm of bundles is kept. */
@FunctionalInterface
public interface ModuleStore {
  /**
   * The gzipped module.
   *
   * @throws BundleException when it isn't there
   */
  byte[] read(String configMap) throws BundleException;
}

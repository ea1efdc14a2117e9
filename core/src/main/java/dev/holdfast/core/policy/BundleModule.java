package dev.holdfast.core.policy;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks a bundle's Wasm and proves that it is the one the bundle names. */
public final class BundleModule {
  /** A ConfigMap holds 1 MiB; nothing honest grows to more than this when unpacked. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private BundleModule() {}

  /**
   * The module.
   *
   * @param gzipped content of the ConfigMap that the bundle names
   * @throws BundleException when it is something else
   */
  public static byte[] unpack(PolicyBundleSpec spec, byte[] gzipped) throws BundleException {
    byte[] wasm = gunzip(spec, gzipped);
    String revision = BundleRevision.of(wasm, spec.entrypoints(), spec.settings());
    if (!revision.equals(spec.revision())) {
      throw new BundleException(
          "the content of ConfigMap %s has revision %s, not %s"
              .formatted(spec.configMap(), revision, spec.revision()));
    }
    return wasm;
  }

  private static byte[] gunzip(PolicyBundleSpec spec, byte[] gzipped) throws BundleException {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      byte[] wasm = stream.readNBytes(LARGEST + 1);
      if (wasm.length > LARGEST) {
        throw new BundleException(
            "the Wasm in ConfigMap %s is larger than %d bytes"
                .formatted(spec.configMap(), LARGEST));
      }
      return wasm;
    } catch (IOException e) {
      throw new BundleException(
          "the Wasm in ConfigMap %s can't be unpacked: %s"
              .formatted(spec.configMap(), e.getMessage()));
    }
  }
}

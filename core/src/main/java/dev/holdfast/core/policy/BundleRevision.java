package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.core.change.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The name of a bundle's content: the operator writes it, replicas verify it before they load what
 * it names.
 */
public final class BundleRevision {
  /** Key of the bundle ConfigMap's {@code binaryData} that holds the gzipped Wasm module. */
  public static final String WASM_KEY = "policy.wasm.gz";

  private static final ObjectMapper JSON = new ObjectMapper();

  private BundleRevision() {}

  /**
   * {@code sha256:} over the canonical JSON of the Wasm's own digest, the entrypoint table and the
   * settings.
   *
   * @param wasm the module, not compressed
   */
  public static String of(
      byte[] wasm, List<BundleEntrypoint> entrypoints, BundleSettings settings) {
    ObjectNode content = JSON.createObjectNode();
    content.put("wasm", sha256(wasm));
    content.set("entrypoints", JSON.valueToTree(entrypoints));
    content.set("settings", JSON.valueToTree(settings));
    return CanonicalJson.sha256(content);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

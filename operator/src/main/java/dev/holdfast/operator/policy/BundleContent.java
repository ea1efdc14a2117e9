package dev.holdfast.operator.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.policy.BundleRevision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a bundle ConfigMap holds.
 *
 * @param wasm the module, not compressed
 * @param sources the generations that are in it
 */
record BundleContent(byte[] wasm, List<PolicyGeneration> sources) {
  /** Marks bundle ConfigMaps, so that old ones can be found. */
  static final String LABEL = "holdfast.dev/bundle";

  /** The API server takes no more in one ConfigMap, in bytes. */
  static final int LARGEST = 1024 * 1024;

  private static final String SOURCES_KEY = "sources.json.gz";
  private static final ObjectMapper JSON = new ObjectMapper();

  BundleContent {
    sources = List.copyOf(sources);
  }

  /** A ConfigMap of this content, with the size of its data in bytes. */
  record Packed(ConfigMap configMap, int size) {
    boolean fits() {
      return size <= LARGEST;
    }
  }

  Packed pack(String namespace, String revision) throws IOException {
    byte[] module = gzip(wasm);
    byte[] policies = gzip(JSON.writeValueAsBytes(sources));
    ConfigMap configMap =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(nameFor(revision))
            .addToLabels(LABEL, "true")
            .addToLabels("app.kubernetes.io/managed-by", "holdfast-operator")
            .endMetadata()
            .withImmutable(true)
            .withBinaryData(
                Map.of(
                    BundleRevision.WASM_KEY,
                    Base64.getEncoder().encodeToString(module),
                    SOURCES_KEY,
                    Base64.getEncoder().encodeToString(policies)))
            .build();
    return new Packed(configMap, module.length + policies.length);
  }

  static BundleContent unpack(ConfigMap configMap) throws IOException {
    Map<String, String> data = configMap.getBinaryData();
    if (data == null || !data.keySet().containsAll(List.of(BundleRevision.WASM_KEY, SOURCES_KEY))) {
      throw new IOException(configMap.getMetadata().getName() + " is not a bundle");
    }
    try {
      byte[] module = gunzip(Base64.getDecoder().decode(data.get(BundleRevision.WASM_KEY)));
      byte[] policies = gunzip(Base64.getDecoder().decode(data.get(SOURCES_KEY)));
      return new BundleContent(
          module, JSON.readValue(policies, new TypeReference<List<PolicyGeneration>>() {}));
    } catch (IllegalArgumentException e) {
      throw new IOException(configMap.getMetadata().getName() + " is damaged", e);
    }
  }

  /** Whether two ConfigMaps hold the same, however it was compressed. */
  static boolean isSame(ConfigMap one, ConfigMap other) {
    try {
      BundleContent first = unpack(one);
      BundleContent second = unpack(other);
      return Arrays.equals(first.wasm, second.wasm)
          && JSON.valueToTree(first.sources).equals(JSON.valueToTree(second.sources));
    } catch (IOException e) {
      return false;
    }
  }

  static String nameFor(String revision) {
    int start = revision.indexOf(':') + 1;
    return "holdfast-bundle-" + revision.substring(start, start + 12);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}

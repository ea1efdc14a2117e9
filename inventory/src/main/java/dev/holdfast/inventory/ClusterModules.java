package dev.holdfast.inventory;

import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.policy.BundleRevision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Base64;

/** Bundle ConfigMaps in this installation's namespace. */
public final class ClusterModules implements ModuleStore {
  private final KubernetesClient client;
  private final String namespace;

  public ClusterModules(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public byte[] read(String configMap) throws BundleException {
    ConfigMap found;
    try {
      found = client.configMaps().inNamespace(namespace).withName(configMap).get();
    } catch (KubernetesClientException e) {
      throw new BundleException("ConfigMap %s: %s".formatted(configMap, e.getMessage()));
    }
    if (found == null) {
      throw new BundleException("ConfigMap %s is not there".formatted(configMap));
    }
    String module =
        found.getBinaryData() == null ? null : found.getBinaryData().get(BundleRevision.WASM_KEY);
    if (module == null) {
      throw new BundleException(
          "ConfigMap %s has no %s".formatted(configMap, BundleRevision.WASM_KEY));
    }
    try {
      return Base64.getDecoder().decode(module);
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          "ConfigMap %s: %s is not base64".formatted(configMap, BundleRevision.WASM_KEY));
    }
  }
}

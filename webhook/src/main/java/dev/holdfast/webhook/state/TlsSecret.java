package dev.holdfast.webhook.state;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiConsumer;

/** Follows the one Secret with the serving certificate; no other Secret is ever read. */
public final class TlsSecret implements AutoCloseable {
  private final SharedIndexInformer<Secret> watch;

  /**
   * Starts following it in the background, also when it isn't there yet.
   *
   * @param taker of {@code tls.crt} and {@code tls.key}
   */
  public TlsSecret(
      KubernetesClient client, String namespace, String name, BiConsumer<String, String> taker) {
    watch =
        Watch.start(
            "secret " + name,
            client.secrets().inNamespace(namespace).withName(name),
            new Changes<>(
                secret -> taker.accept(text(secret, "tls.crt"), text(secret, "tls.key"))));
  }

  private static String text(Secret secret, String key) {
    Map<String, String> data = secret.getData();
    String value = data == null ? null : data.get(key);
    return value == null
        ? ""
        : new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    watch.close();
  }
}

package dev.holdfast.it.attack;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.it.api.Api;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections to the API server, one for each identity. */
final class Callers implements AutoCloseable {
  private final DevCluster cluster;
  private final Map<String, KubernetesClient> clients = new ConcurrentHashMap<>();

  Callers(DevCluster cluster) {
    this.cluster = cluster;
  }

  Caller admin() {
    return new Caller(Api.of(cluster), List.of());
  }

  /** With a certificate that says so. */
  Caller user(String name, String... groups) {
    return of(cluster.userKubeconfig(name, groups));
  }

  /** With a token. */
  Caller account(String namespace, String name) {
    return of(cluster.serviceAccountKubeconfig(namespace, name));
  }

  /** With a token that somebody got hold of. */
  Caller bearer(String token) {
    Config admin = Config.fromKubeconfig(cluster.kubeconfig().toFile());
    return of(
        token,
        new ConfigBuilder(admin)
            .withClientCertData(null)
            .withClientKeyData(null)
            .withOauthToken(token)
            .build());
  }

  private Caller of(Path kubeconfig) {
    return of(kubeconfig.toString(), Config.fromKubeconfig(kubeconfig.toFile()));
  }

  private Caller of(String key, Config config) {
    KubernetesClient client =
        clients.computeIfAbsent(
            key, any -> new KubernetesClientBuilder().withConfig(config).build());
    return new Caller(Api.of(client), List.of());
  }

  @Override
  public void close() {
    clients.values().forEach(KubernetesClient::close);
  }
}

package dev.holdfast.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** How to reach the cluster that kubectl would use. */
final class Connection {
  private static final int PATIENCE_MILLIS = 10_000;

  private Connection() {}

  static Config config() {
    return new ConfigBuilder(Config.autoConfigure(null))
        .withConnectionTimeout(PATIENCE_MILLIS)
        .withRequestTimeout(PATIENCE_MILLIS)
        // A person waits: better an error now than a cluster that answers after a minute.
        .withRequestRetryBackoffLimit(1)
        .build();
  }

  static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}

package dev.holdfast.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the cluster that kubectl would use. It is found out once: a program that signs in
 * may take seconds.
 */
final class Connection {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Of Java: file of the authorities that are trusted besides those that are named. */
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private @Nullable Config config;

  synchronized Config config() {
    if (config == null) {
      config = read();
    }
    return config;
  }

  private static Config read() {
    Config found =
        ClientKey.tellAlgorithm(
            PlainKubeconfig.read(System.getenv())
                .orElseGet(() -> Impersonation.add(Config.autoConfigure(null), System.getenv())));
    trustNoOthers(found);
    return new ConfigBuilder(found)
        .withConnectionTimeout(PATIENCE_MILLIS)
        .withRequestTimeout(PATIENCE_MILLIS)
        // A person waits: better an error now than a cluster that answers after a minute.
        .withRequestRetryBackoffLimit(1)
        .build();
  }

  /**
   * Where a kubeconfig names its authority, kubectl trusts no other; the client would add the
   * hundred and more that Java knows, which take a program that has just begun long to read.
   * Whoever signs in at an issuer elsewhere needs those.
   */
  private static void trustNoOthers(Config config) {
    boolean named = config.getCaCertData() != null || config.getCaCertFile() != null;
    if (named && config.getAuthProvider() == null && System.getProperty(TRUST_STORE) == null) {
      System.setProperty(TRUST_STORE, "NONE");
    }
  }

  /** The webhook of that cluster. */
  Guard guard() {
    try {
      return Access.of(config()).map(DryRun::at).orElse(Guard.NONE);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Who asks in another way is told what is wrong.
      return Guard.NONE;
    }
  }

  static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}

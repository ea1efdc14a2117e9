package dev.holdfast.webhook;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything this process is told from outside. Kubernetes access comes from where the client
 * usually finds it: {@code KUBECONFIG} or the service account.
 *
 * @param namespace where the TLS Secret and the bundle's ConfigMap live
 * @param port of the TLS server; 0 for any free one
 * @param metricsPort of health and metrics, plain HTTP; 0 for any free one
 * @param tlsSecret name of the Secret with {@code tls.crt} and {@code tls.key}
 * @param replica name of this replica in status, log lines and annotations
 * @param threads reviews worked on at the same time
 * @param deadline for one review, well below the API server's own
 * @param drain how long requests are still accepted after SIGTERM, so that the Service's endpoints
 *     can follow
 * @param clientCa PEM file of the CA that callers' certificates must come from; without it anybody
 *     who reaches the port may ask
 */
public record WebhookConfig(
    String namespace,
    int port,
    int metricsPort,
    String tlsSecret,
    String replica,
    int threads,
    Duration deadline,
    Duration drain,
    Optional<Path> clientCa) {
  public WebhookConfig {
    requireNonNull(namespace, "namespace is null");
    requireNonNull(tlsSecret, "tlsSecret is null");
    requireNonNull(replica, "replica is null");
    requireNonNull(deadline, "deadline is null");
    requireNonNull(drain, "drain is null");
    requireNonNull(clientCa, "clientCa is null");
  }

  /**
   * Reads the {@code HOLDFAST_*} entries of an environment.
   *
   * @throws ConfigurationException when a key is unknown or a value can't be used
   */
  public static WebhookConfig from(Map<String, String> environment) {
    ConfigurationValues values = ConfigurationValues.of(environment);
    // Read by logback.xml itself, which is there before this is.
    values.checkOneOf(ConfigurationKey.LOG, "LINES", "JSON");
    return new WebhookConfig(
        values.text(ConfigurationKey.NAMESPACE),
        values.number(ConfigurationKey.PORT, 0, 65_535),
        values.number(ConfigurationKey.METRICS_PORT, 0, 65_535),
        values.text(ConfigurationKey.TLS_SECRET),
        values.find(ConfigurationKey.REPLICA).orElseGet(HostName::ofThisMachine),
        values.find(ConfigurationKey.THREADS).isPresent()
            ? values.number(ConfigurationKey.THREADS, 1, 1024)
            : Runtime.getRuntime().availableProcessors(),
        values.duration(ConfigurationKey.DEADLINE, Duration.ofMillis(50), Duration.ofSeconds(30)),
        values.duration(ConfigurationKey.DRAIN, Duration.ZERO, Duration.ofMinutes(5)),
        values.find(ConfigurationKey.CLIENT_CA).map(Path::of));
  }

  /**
   * For one round of live reads. A decision may need two, one after the other, and some time of its
   * own.
   */
  Duration readLimit() {
    return deadline.multipliedBy(2).dividedBy(5);
  }
}

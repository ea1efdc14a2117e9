package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Holdfast on a cluster: what its chart renders without the Deployments, and in their place one
 * operator and some webhook replicas as JVMs of this machine that use their service accounts'
 * tokens. Everything dies with this JVM.
 */
public final class Installation implements AutoCloseable {
  public static final String NAMESPACE = "holdfast";
  private static final Duration ENFORCED_LIMIT = Duration.ofMinutes(2);

  private final Chart chart;
  private final HoldfastProcess operator;
  private final List<HoldfastProcess> webhooks;
  private final List<URI> endpoints;
  private final ActiveBundle activeBundle;

  private Installation(
      DevCluster cluster,
      Chart chart,
      HoldfastProcess operator,
      List<HoldfastProcess> webhooks,
      List<URI> endpoints) {
    this.chart = chart;
    this.operator = operator;
    this.webhooks = List.copyOf(webhooks);
    this.endpoints = List.copyOf(endpoints);
    this.activeBundle = new ActiveBundle(cluster.client());
  }

  /** Applies the manifests; starts nothing yet. */
  public static Installation prepare(DevCluster cluster, InstallationOptions options) {
    List<Integer> ports = Ports.free(1 + 2 * options.webhookReplicas());
    Processes processes =
        new Processes(cluster, NAMESPACE, cluster.directory(), options.optimizing());
    List<URI> endpoints =
        ports.subList(1, 1 + options.webhookReplicas()).stream()
            .map(port -> URI.create("https://127.0.0.1:" + port + "/validate"))
            .toList();
    Chart chart =
        new Chart(cluster, NAMESPACE, endpoints.getFirst().resolve("/"), options.values());
    chart.apply();
    new Plugin(cluster).install();
    List<HoldfastProcess> webhooks = new ArrayList<>();
    for (URI endpoint : endpoints) {
      int metricsPort = ports.get(1 + endpoints.size() + webhooks.size());
      webhooks.add(
          processes.webhook("webhook-" + webhooks.size(), endpoint.getPort(), metricsPort));
    }
    return new Installation(
        cluster,
        chart,
        processes.operator(ports.getFirst(), options.operator()),
        webhooks,
        endpoints);
  }

  /** Applies the manifests, starts everything and waits until the policies are enforced. */
  public static Installation start(DevCluster cluster, InstallationOptions options) {
    Installation installation = prepare(cluster, options);
    try {
      installation.operator.start();
      installation.webhooks.forEach(HoldfastProcess::start);
      installation.awaitReady();
      return installation;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  /** Applies the manifests again, as an upgrade does. */
  public void upgrade() {
    chart.apply();
  }

  /**
   * Applies the manifests with other values, as an upgrade does.
   *
   * @param values YAML, in place of those that it was prepared with
   */
  public void upgrade(String values) {
    chart.with(values).apply();
  }

  public HoldfastProcess operator() {
    return operator;
  }

  /** The replica that the API server asks. */
  public HoldfastProcess webhook() {
    return webhooks.getFirst();
  }

  public List<HoldfastProcess> webhooks() {
    return webhooks;
  }

  /** Where each replica takes reviews, in the order of {@link #webhooks()}. */
  public List<URI> endpoints() {
    return endpoints;
  }

  /** Waits until all run, and every replica enforces the bundle that the operator published. */
  public void awaitReady() {
    operator.awaitReady();
    webhooks.forEach(HoldfastProcess::awaitReady);
    for (HoldfastProcess webhook : webhooks) {
      Await.until(
          webhook.name() + " to report the active bundle", ENFORCED_LIMIT, () -> reports(webhook));
    }
  }

  private boolean reports(HoldfastProcess webhook) {
    return activeBundle
        .read()
        .filter(bundle -> !bundle.revision().isEmpty())
        .filter(bundle -> bundle.revision().equals(bundle.reportedBy(webhook.name())))
        .isPresent();
  }

  /** Stops the processes; what was applied stays in the cluster. */
  @Override
  public void close() {
    operator.close();
    webhooks.forEach(HoldfastProcess::close);
  }
}

package dev.holdfast.operator.harness;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.operator.LogFormat;
import dev.holdfast.operator.OperatorConfig;
import dev.holdfast.operator.OperatorProcess;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator in this JVM, with its own service account's rights, on a real control plane with the
 * chart's manifests. The webhook configuration is taken away, since no webhook runs here.
 */
public final class OperatorBench implements AutoCloseable {
  public static final String NAMESPACE = "holdfast";
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final DevCluster cluster;
  private final String issuer;
  private final TestingClock clock = new TestingClock();
  private KubernetesClient client;
  private OperatorProcess process;

  private OperatorBench(DevCluster cluster, String issuer) {
    this.cluster = cluster;
    this.issuer = issuer;
  }

  /** Installs the chart, empties the cluster of our objects, starts the operator. */
  public static OperatorBench start(DevCluster cluster, String settings) {
    return start(cluster, settings, "");
  }

  /**
   * The same.
   *
   * @param issuer username of whoever fills in the TLS Secret; empty for the operator
   */
  public static OperatorBench start(DevCluster cluster, String settings, String issuer) {
    OperatorBench bench = new OperatorBench(cluster, issuer);
    bench.install();
    bench.clear();
    bench.settings(settings);
    bench.startOperator();
    return bench;
  }

  private void install() {
    Path chart = cluster.repository().resolve("charts/holdfast");
    cluster.kubectl().must("apply", "--server-side", "-f", chart.resolve("crds").toString());
    cluster
        .kubectl()
        .must(
            "wait",
            "--for=condition=Established",
            "--timeout=30s",
            "-f",
            chart.resolve("crds").toString());
    if (!cluster.kubectl().run("get", "namespace", NAMESPACE).succeeded()) {
      cluster.kubectl().must("create", "namespace", NAMESPACE);
    }
    String manifests =
        Command.of(cluster.tools().helm().toString(), "template", "holdfast", chart.toString())
            .with("--namespace", NAMESPACE, "--skip-tests")
            .with("--set", "deployments.enabled=false,webhook.url=https://127.0.0.1:1")
            .run()
            .orThrow()
            .stdout();
    cluster.kubectl().applyServerSide(manifests).orThrow();
    cluster.kubectl().must("delete", "validatingwebhookconfiguration", "holdfast");
  }

  private void clear() {
    cluster.client().resources(GuardrailPolicy.class).delete();
    cluster.client().resources(Approver.class).delete();
    cluster.client().resources(ChangeApproval.class).delete();
    cluster.client().resources(ChangeRequest.class).delete();
    cluster.client().resources(PolicyBundle.class).delete();
    cluster.client().resources(MaintenanceWindow.class).delete();
    cluster
        .client()
        .configMaps()
        .inNamespace(NAMESPACE)
        .withLabel("holdfast.dev/bundle", "true")
        .delete();
    cluster.client().leases().inNamespace(NAMESPACE).delete();
  }

  public void startOperator() {
    client =
        new KubernetesClientBuilder()
            .withConfig(
                Config.fromKubeconfig(
                    cluster.serviceAccountKubeconfig(NAMESPACE, "holdfast-operator").toFile()))
            .build();
    OperatorConfig config =
        new OperatorConfig(
            NAMESPACE,
            "holdfast-settings",
            cluster.tools().opa(),
            0,
            "holdfast",
            "holdfast-webhook-tls",
            List.of("127.0.0.1", "localhost"),
            issuer,
            false,
            Optional.empty(),
            "bench",
            LogFormat.LINES);
    try {
      process =
          OperatorProcess.start(
              config,
              client,
              clock,
              () -> {
                throw new AssertionError("the lease was lost");
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("the operator to be ready", LIMIT, () -> process.missing().isEmpty());
  }

  public void stopOperator() {
    process.close();
    client.close();
  }

  /** In Prometheus' text format. */
  public String metrics() {
    return process.metrics();
  }

  public DevCluster cluster() {
    return cluster;
  }

  public TestingClock clock() {
    return clock;
  }

  /** Replaces the settings document. */
  public void settings(String yaml) {
    apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: holdfast-settings, namespace: holdfast}
        data:
          settings.yaml: |
        """
            + (yaml.isBlank() ? "{}" : yaml).indent(4));
  }

  public void apply(String yaml) {
    cluster.kubectl().apply(yaml).orThrow();
  }

  public Optional<PolicyBundle> bundle() {
    return Optional.ofNullable(
        cluster.client().resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE).get());
  }

  public Optional<GuardrailPolicy> policy(String name) {
    return Optional.ofNullable(
        cluster.client().resources(GuardrailPolicy.class).withName(name).get());
  }

  /** Waits for a bundle that satisfies the condition. */
  public PolicyBundle awaitBundle(
      String what, java.util.function.Predicate<PolicyBundle> condition) {
    return Await.value(what, LIMIT, () -> bundle().filter(condition));
  }

  @Override
  public void close() {
    stopOperator();
  }
}

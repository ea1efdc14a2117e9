package dev.holdfast.generators.webhook;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.generators.chart.RenderedChart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The chart's manifests with a webhook that nobody runs, and objects to try changes on. */
record AbsentWebhook(Kubectl kubectl, String manifests) implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String[] PROBE = {"delete", "pv/conditions-free", "--dry-run=server"};

  static AbsentWebhook install(DevCluster cluster) {
    Kubectl kubectl = cluster.kubectl();
    cluster.installSnapshotCrds();
    String crds = cluster.repository().resolve("crds").toString();
    kubectl.must("apply", "--server-side", "-f", crds);
    kubectl.must("wait", "--for=condition=Established", "--timeout=30s", "-f", crds);
    kubectl.apply(resource("/fixtures.yaml")).orThrow();
    kubectl.must(
        "wait",
        "pvc/data",
        "-n",
        "conditions",
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=30s");
    String bound = "{\"status\":{\"boundVolumeSnapshotContentName\":\"snapcontent-1\"}}";
    kubectl.must(
        "patch",
        "volumesnapshot/nightly",
        "-n",
        "conditions",
        "--subresource=status",
        "--type=merge",
        "-p",
        bound);
    kubectl.run("create", "namespace", "holdfast");
    AbsentWebhook webhook = new AbsentWebhook(kubectl, manifests("Ignore"));
    kubectl.applyServerSide(webhook.manifests()).orThrow();
    await("the configuration to be in force", () -> !kubectl.run(PROBE).succeeded());
    return webhook;
  }

  void failOnCreation() {
    kubectl.applyServerSide(manifests("Fail")).orThrow();
    await("creation to be refused", () -> !creates());
  }

  void ignoreCreation() {
    kubectl.applyServerSide(manifests).orThrow();
    await("creation to be allowed", this::creates);
  }

  private boolean creates() {
    return kubectl.run("create", "namespace", "conditions-probe", "--dry-run=server").succeeded();
  }

  private static String manifests(String creation) {
    return RenderedChart.with(
            "deployments.enabled=false",
            "webhook.url=https://127.0.0.1:1",
            "webhook.failurePolicy.creation=" + creation,
            "webhook.failurePolicy.pods=" + creation,
            "webhook.labels={tier}")
        .text();
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.until(what, LIMIT, condition);
  }

  @Override
  public void close() {
    kubectl.command("delete", "--wait=false", "-f", "-").run(manifests).orThrow();
    await("the configuration to be gone", () -> kubectl.run(PROBE).succeeded());
    kubectl.must("delete", "holdfast", "--all");
  }

  private static String resource(String name) {
    try (InputStream stream = AbsentWebhook.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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

/** The chart's manifests with a webhook that nobody runs, and objects to try changes on. */
record AbsentWebhook(Kubectl kubectl) implements AutoCloseable {
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
    RenderedChart chart =
        RenderedChart.with("deployments.enabled=false", "webhook.url=https://127.0.0.1:1");
    kubectl.apply(chart.text()).orThrow();
    Await.until("the configuration to be in force", LIMIT, () -> !kubectl.run(PROBE).succeeded());
    return new AbsentWebhook(kubectl);
  }

  @Override
  public void close() {
    kubectl.must("delete", "validatingwebhookconfiguration", "holdfast");
    Await.until("the configuration to be gone", LIMIT, () -> kubectl.run(PROBE).succeeded());
  }

  private static String resource(String name) {
    try (InputStream stream = AbsentWebhook.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

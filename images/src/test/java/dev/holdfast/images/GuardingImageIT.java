package dev.holdfast.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Ports;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Both images run as nobody with a read-only root file system, guard a cluster whose API server
 * asks the webhook over TLS, and end when they are asked to.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardingImageIT {
  private static final String NAMESPACE = "orders-production";
  private static final String ID = "65532";

  /** Of a JVM that SIGTERM has ended. */
  private static final long TERMINATED = 143;

  private static DevCluster cluster;
  private static RunningImage operator;
  private static RunningImage webhook;

  @BeforeAll
  static void start() throws IOException {
    Engine.require();
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("images"));
    Installation installation = Installation.prepare(cluster, InstallationOptions.defaults());
    List<Integer> ports = Ports.free(2);
    operator =
        RunningImage.start(
            Component.OPERATOR,
            account("operator"),
            Map.of(
                "HOLDFAST_NAMESPACE",
                Installation.NAMESPACE,
                "HOLDFAST_HEALTH_PORT",
                Integer.toString(ports.getFirst()),
                "HOLDFAST_SERVING_NAMES",
                "127.0.0.1",
                "HOLDFAST_IDENTITY",
                "operator-0"),
            ports.getFirst());
    webhook = webhook("webhook-0", installation.endpoints().getFirst().getPort(), ports.getLast());
    tell("operator", operator);
    tell("webhook", webhook);
  }

  private static RunningImage webhook(String replica, int port, int metricsPort)
      throws IOException {
    return RunningImage.start(
        Component.WEBHOOK,
        account("webhook"),
        Map.of(
            "HOLDFAST_NAMESPACE",
            Installation.NAMESPACE,
            "HOLDFAST_PORT",
            Integer.toString(port),
            "HOLDFAST_METRICS_PORT",
            Integer.toString(metricsPort),
            "HOLDFAST_REPLICA",
            replica,
            "HOLDFAST_DRAIN",
            "0s"),
        metricsPort);
  }

  private static void tell(String name, RunningImage image) throws IOException {
    Duration time = image.awaitReady();
    System.out.printf(
        "%s: ready %d ms after its container's start, with %d ms of processor time and %d MiB%n",
        name,
        time.toMillis(),
        image.cost().processor().toMillis(),
        image.cost().residentMebibytes());
  }

  private static Path account(String component) {
    return cluster.serviceAccountKubeconfig(Installation.NAMESPACE, "holdfast-" + component);
  }

  @AfterAll
  static void stop() {
    for (RunningImage image : new RunningImage[] {operator, webhook}) {
      if (image != null) {
        image.close();
      }
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void theWebhookAnswersTheApiServer() {
    cluster.kubectl().apply(Storage.namespace(NAMESPACE, "environment: production")).orThrow();
    cluster
        .kubectl()
        .apply(Storage.pair("pv-orders", "vol-orders", "Delete", Claim.of(NAMESPACE, "data")))
        .orThrow();
    CommandResult denied =
        cluster.kubectl().run("delete", "pvc", "data", "-n", NAMESPACE, "--dry-run=server");
    assertThat(denied.output()).contains("(Forbidden)", "HF-VOL-001");
  }

  @Test
  @Order(2)
  void theyRunAsNobodyAndCannotWrite() throws IOException {
    for (RunningImage image : List.of(operator, webhook)) {
      InspectContainerResponse container = image.inspect();
      assertThat(container.getHostConfig().getReadonlyRootfs()).isTrue();
      assertThat(container.getConfig().getUser()).startsWith(ID);
      assertThat(container.getConfig().getLabels())
          .containsEntry("org.opencontainers.image.version", Component.version())
          .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
          .containsKeys("org.opencontainers.image.title", "org.opencontainers.image.description");
      assertThat(image.processStatus())
          .contains(String.join("\t", "Uid:", ID, ID, ID, ID))
          .contains(String.join("\t", "Gid:", ID, ID, ID, ID))
          .contains("CapEff:\t0000000000000000");
    }
  }

  @Test
  @Order(3)
  void anotherReplicaJoins() throws IOException {
    List<Integer> ports = Ports.free(2);
    try (RunningImage another = webhook("webhook-1", ports.getFirst(), ports.getLast())) {
      tell("another webhook", another);
    }
  }

  @Test
  @Order(4)
  void theyEndWhenAsked() {
    assertThat(webhook.stop()).as(webhook.logs()).isEqualTo(TERMINATED);
    assertThat(webhook.logs()).contains("Webhook: stopped");
    assertThat(operator.stop()).as(operator.logs()).isEqualTo(TERMINATED);
    assertThat(operator.logs()).contains("OperatorProcess: operator stopped");
    for (RunningImage image : List.of(operator, webhook)) {
      assertThat(image.logs()).doesNotContain("WARNING:");
    }
  }
}

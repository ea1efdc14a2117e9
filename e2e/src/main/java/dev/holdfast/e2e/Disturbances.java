package dev.holdfast.e2e;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to Holdfast in its life, in a maintenance window and while agents are at work. */
record Disturbances(DevCluster cluster, Cast cast, Release release, Values values) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SECRET = "secret/holdfast-webhook-tls";

  /** Every webhook Pod is replaced. */
  void upgrade(int number) {
    release.upgrade(values.of(number)).orThrow();
  }

  /** The serving certificate is renewed, and every replica shows the new one. */
  void rotate() {
    String before = certificate();
    cast.paula()
        .must(
            "annotate",
            SECRET,
            "-n",
            Release.NAMESPACE,
            "--overwrite",
            "holdfast.dev/renew=" + Instant.now());
    Await.until("a new certificate", LIMIT, () -> !certificate().equals(before));
    ServedCertificate wanted = ServedCertificate.of(certificate());
    Await.until(
        "every webhook to show it", LIMIT, () -> webhooks().stream().allMatch(wanted::isServedBy));
  }

  private String certificate() {
    return cluster
        .kubectl()
        .must(
            "get",
            SECRET,
            "-n",
            Release.NAMESPACE,
            "-o",
            "go-template={{index .data \"tls.crt\"}}");
  }

  private List<String> webhooks() {
    String addresses =
        cluster
            .kubectl()
            .must(
                "get",
                "pods",
                "-n",
                Release.NAMESPACE,
                "-l",
                "app.kubernetes.io/component=webhook",
                "-o",
                "jsonpath={.items[*].status.podIP}");
    return List.of(addresses.strip().split(" +", -1));
  }

  /** The operator's Pod goes, and another one comes. */
  void restartOperator() {
    cast.paula()
        .must(
            "delete", "pod", "-n", Release.NAMESPACE, "-l", "app.kubernetes.io/component=operator");
    cluster
        .kubectl()
        .must(
            "rollout",
            "status",
            "deployment/holdfast-operator",
            "-n",
            Release.NAMESPACE,
            "--timeout=2m");
  }
}

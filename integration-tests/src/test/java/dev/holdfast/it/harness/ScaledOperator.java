package dev.holdfast.it.harness;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import java.time.Duration;

/**
 * Stands for the nodes, which aren't there: the operator's process runs as long as its Deployment
 * wants one, and again when it has ended.
 */
public final class ScaledOperator implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Guarded guarded;
  private final HoldfastProcess operator;
  private volatile boolean isClosed;

  private ScaledOperator(Guarded guarded) {
    this.guarded = guarded;
    this.operator = guarded.installation().operator();
  }

  /** Call before the guard is armed; its Pods are nobody's. */
  public static void createDeployment(DevCluster cluster) {
    cluster.kubectl().must("create", "namespace", "holdfast");
    cluster
        .kubectl()
        .must("create", "deployment", "holdfast-operator", "-n", "holdfast", "--image=none");
  }

  /** Begins to follow it. */
  public static ScaledOperator follow(Guarded guarded) {
    ScaledOperator scaled = new ScaledOperator(guarded);
    Thread.ofVirtual().start(scaled::follow);
    return scaled;
  }

  private void follow() {
    while (!isClosed) {
      if (replicas().equals("0")) {
        operator.stop();
      } else {
        operator.start();
      }
      pause();
    }
  }

  private String replicas() {
    return guarded
        .admin()
        .run(
            "get",
            "deployment",
            "holdfast-operator",
            "-n",
            "holdfast",
            "-o",
            "jsonpath={.spec.replicas}")
        .stdout();
  }

  private static void pause() {
    try {
      Thread.sleep(PERIOD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts this", e);
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}

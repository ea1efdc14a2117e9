package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes this replica's own entry of {@code PolicyBundle/status.replicas} by server-side apply, so
 * that replicas and the operator never overwrite each other.
 */
final class ReplicaReport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaReport.class);
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_ERROR = 4096;

  /** Renewed also without news, since the operator drops entries that it thinks are abandoned. */
  private static final Duration RENEWAL = Duration.ofSeconds(30);

  /** How soon a synced inventory, which nobody announces, shows up. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final String replica;
  private final Supplier<ReplicaState> state;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("replica-report").daemon().factory());

  private ReplicaState reported = new ReplicaState("", Optional.empty(), false, "");
  private long reportedNanos;

  ReplicaReport(KubernetesClient client, String replica, Supplier<ReplicaState> state) {
    this.client = client;
    this.replica = replica;
    this.state = state;
  }

  void start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reports what has changed at once. */
  void soon() {
    thread.execute(this::look);
  }

  private void look() {
    ReplicaState now = state.get();
    boolean news = !now.equals(reported);
    boolean due = System.nanoTime() - reportedNanos > RENEWAL.toNanos();
    if (!news && !due) {
      return;
    }
    try {
      write(now);
      reported = now;
      reportedNanos = System.nanoTime();
    } catch (KubernetesClientException e) {
      // Without a bundle object there is nothing to report on, and that is no news.
      if (e.getCode() != NOT_FOUND) {
        LOG.warn("this replica's status could not be written: {}", e.getMessage());
      }
    }
  }

  private void write(ReplicaState now) {
    PolicyBundle entry = new PolicyBundle();
    entry.setMetadata(new ObjectMetaBuilder().withName(PolicyBundle.ACTIVE).build());
    entry.setStatus(
        new PolicyBundleStatus(
            null,
            List.of(
                new PolicyBundleStatus.Replica(
                    replica,
                    now.revision().isEmpty() ? null : now.revision(),
                    now.loadedAt()
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null),
                    now.inventorySynced(),
                    now.lastError().isEmpty() ? null : cut(now.lastError()))),
            null,
            null));
    client
        .resource(entry)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("holdfast-webhook-" + replica)
                .withForce(true)
                .build());
  }

  private static String cut(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

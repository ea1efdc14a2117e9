package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.trust.WindowState;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the MaintenanceWindow when its time has passed and the operator hasn't done so. No
 * decision rests on this: by then every replica takes it for closed.
 */
public final class WindowKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WindowKeeper.class);
  private static final int CONFLICT = 409;
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The operator goes first, so that replicas don't race each other every time. */
  private static final Duration OPERATORS = Duration.ofSeconds(3);

  /** How long closing may take before it is an alarm. */
  private static final Duration OVERDUE = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("window").daemon().factory());
  private @Nullable SharedIndexInformer<MaintenanceWindow> watch;
  private volatile @Nullable MaintenanceWindow seen;
  private String failed = "";

  public WindowKeeper(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Starts in the background, also when there is no window yet. */
  public void start() {
    watch =
        Watch.start(
            "the maintenance window",
            client.resources(MaintenanceWindow.class).withName(MaintenanceWindow.ONLY),
            new Changes<>(window -> seen = window));
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether one is open now. */
  public boolean isOpen() {
    return state() instanceof WindowState.Open;
  }

  /** Whether one has ended a while ago and still isn't closed. */
  public boolean isOverdue() {
    return endedFor(OVERDUE);
  }

  private boolean endedFor(Duration time) {
    return state() instanceof WindowState.Ended(Instant at)
        && clock.instant().isAfter(at.plus(time));
  }

  private WindowState state() {
    MaintenanceWindow window = seen;
    return window == null
        ? new WindowState.Closed()
        : WindowState.of(window.getSpec(), clock.instant());
  }

  private void look() {
    MaintenanceWindow window = seen;
    if (window == null || !endedFor(OPERATORS)) {
      return;
    }
    try {
      close(window);
    } catch (KubernetesClientException e) {
      // Somebody else was faster, or wrote it anew: the watch shows it in a moment.
      String message = e.getCode() + " " + e.getMessage();
      if (e.getCode() != CONFLICT && !message.equals(failed)) {
        LOG.warn("the maintenance window has ended and can't be closed: {}", message);
        failed = message;
      }
    }
  }

  /** With its resourceVersion, so that nothing but the window that has ended is closed. */
  private void close(MaintenanceWindow window) {
    MaintenanceWindow closed = new MaintenanceWindow();
    closed.setMetadata(window.getMetadata());
    closed.setSpec(MaintenanceWindowSpec.CLOSED);
    client.resource(closed).update();
    LOG.info("closed the maintenance window, which has ended at {}", window.getSpec().notAfter());
    failed = "";
  }

  @Override
  public void close() {
    thread.shutdownNow();
    if (watch != null) {
      watch.close();
    }
  }
}

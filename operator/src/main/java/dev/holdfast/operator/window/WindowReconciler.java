package dev.holdfast.operator.window;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindowStatus;
import dev.holdfast.core.approval.trust.WindowState;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the window, closes it when its time has passed, and tells who has it open. */
public final class WindowReconciler implements Reconciler<Namespace> {
  private static final String OPEN = "Open";
  private static final String OPENED = "WindowOpened";
  private static final String OVERDUE = "WindowOverdue";

  private final Home home;
  private final Writer writer;
  private final Events events;
  private final WindowMetrics metrics;
  private final Clock clock;

  public WindowReconciler(
      Home home, Writer writer, Events events, WindowMetrics metrics, Clock clock) {
    this.home = home;
    this.writer = writer;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(home.one(MaintenanceWindow.class, MaintenanceWindow.ONLY, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    Optional<MaintenanceWindow> window = context.getSecondaryResource(MaintenanceWindow.class);
    WindowOutcome outcome = window.map(this::look).orElseGet(this::make);
    metrics.set(outcome.open(), outcome.isOverdue());
    window.ifPresent(
        found -> {
          tell(found, outcome);
          report(found, outcome);
        });
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(outcome.again());
  }

  private WindowOutcome make() {
    MaintenanceWindow closed = new MaintenanceWindow();
    closed.setMetadata(new ObjectMetaBuilder().withName(MaintenanceWindow.ONLY).build());
    closed.setSpec(MaintenanceWindowSpec.CLOSED);
    writer.create(closed);
    return WindowOutcome.missing();
  }

  private WindowOutcome look(MaintenanceWindow window) {
    Instant now = clock.instant();
    return switch (WindowState.of(window.getSpec(), now)) {
      case WindowState.Closed() -> WindowOutcome.closed();
      case WindowState.Open open -> WindowOutcome.open(open, now);
      case WindowState.Ended(Instant at) -> WindowOutcome.ended(at, close(window), now);
    };
  }

  /** With its resourceVersion, so that nothing but the window that has ended is closed. */
  private WriteOutcome close(MaintenanceWindow window) {
    MaintenanceWindow closed = new MaintenanceWindow();
    closed.setMetadata(
        new ObjectMetaBuilder(window.getMetadata()).withManagedFields(List.of()).build());
    closed.setSpec(MaintenanceWindowSpec.CLOSED);
    return writer.replace(closed);
  }

  private void tell(MaintenanceWindow window, WindowOutcome outcome) {
    if (outcome.open()) {
      events.inform(window, OPENED, outcome.message());
    } else {
      events.over(window, OPENED);
    }
    outcome
        .alarm()
        .ifPresentOrElse(
            alarm -> events.warn(window, OVERDUE, alarm), () -> events.over(window, OVERDUE));
  }

  private void report(MaintenanceWindow window, WindowOutcome outcome) {
    Long generation = window.getMetadata().getGeneration();
    Condition condition =
        Conditions.next(
            window.getStatus() == null ? null : window.getStatus().conditions(),
            OPEN,
            Conditions.status(outcome.open()),
            generation,
            outcome.reason(),
            outcome.message(),
            clock.instant());
    MaintenanceWindowStatus status = new MaintenanceWindowStatus(generation, List.of(condition));
    if (status.equals(window.getStatus())) {
      return;
    }
    MaintenanceWindow fresh = new MaintenanceWindow();
    fresh.setMetadata(new ObjectMetaBuilder().withName(MaintenanceWindow.ONLY).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }
}

package dev.holdfast.operator.notification;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;

/** Hands each step of each request to the sender, once, and never waits for it. */
public final class Notifications implements Reconciler<ChangeRequest>, AutoCloseable {
  private static final int WAITING = 1000;
  private static final Set<String> LASTING = Set.of("Rejected", "Executed", "Expired");

  private final Set<Step> steps;
  private final Receiver receiver;
  private final NotificationMetrics metrics = new NotificationMetrics();
  private final Sender sender;
  private final Clock clock;

  /** Requests that were seen open: of those that were over before, nobody wants to hear. */
  private final Set<String> open = Remembered.set();

  /** Ids that the sender has had: the mark of one that was just delivered may be unread yet. */
  private final Set<String> offered = Remembered.set();

  private Notifications(
      ReceiverSettings settings, Receiver receiver, Writer writer, Events events, Clock clock) {
    this.steps = settings.steps();
    this.receiver = receiver;
    this.clock = clock;
    this.sender =
        new Sender(WAITING, receiver::post, new Marks(writer, events, clock), metrics, clock);
  }

  /**
   * Starts the sender.
   *
   * @throws IOException when the secret or the authorities can't be read
   */
  public static Notifications start(
      ReceiverSettings settings, Writer writer, Events events, Clock clock) throws IOException {
    Notifications notifications =
        new Notifications(settings, Receiver.of(settings), writer, events, clock);
    notifications.sender.start();
    return notifications;
  }

  /** In Prometheus' text format. */
  public String metrics() {
    return metrics.text();
  }

  @Override
  public UpdateControl<ChangeRequest> reconcile(
      ChangeRequest request, Context<ChangeRequest> context) {
    if (isOfInterest(request)) {
      switch (StatementParser.parse(request.getSpec().statement())) {
        case ParsedStatement.Malformed malformed -> {}
        case ParsedStatement.Parsed(var statement) ->
            Due.of(request).stream()
                .filter(due -> steps.contains(due.step()))
                .filter(due -> offered.add(due.id()))
                .map(
                    due ->
                        new Notification(
                            due.id(),
                            due.step(),
                            request.getMetadata().getUid(),
                            request.getMetadata().getName(),
                            EventText.of(due, request, statement, clock.instant())))
                .forEach(sender::offer);
      }
    }
    return UpdateControl.noUpdate();
  }

  private boolean isOfInterest(ChangeRequest request) {
    String uid = request.getMetadata().getUid();
    if (request.getStatus() == null || request.getStatus().phase() == null) {
      open.add(uid);
      return false;
    }
    if (!LASTING.contains(request.getStatus().phase())) {
      open.add(uid);
      return true;
    }
    return open.contains(uid) || Due.isMarked(request);
  }

  /** Tries what waits once more, then ends. */
  @Override
  public void close() {
    sender.close();
    receiver.close();
  }
}

package dev.holdfast.operator.notification;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Writes on the request what its receiver was told last. */
final class Marks implements Told {
  private static final String OWNER = "holdfast-notifications";

  private final Writer writer;
  private final Events events;
  private final Clock clock;

  /** How far each request is settled by its uid, since a late retry mustn't take it back. */
  private final Map<String, Step> furthest = Remembered.map();

  Marks(Writer writer, Events events, Clock clock) {
    this.writer = writer.as(OWNER);
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void delivered(Notification notification) {
    mark(notification, true, "Delivered", notification.id() + " was delivered");
  }

  @Override
  public void givenUp(Notification notification, String why) {
    ChangeRequest request = named(notification);
    events.warn(request, "NotificationGivenUp", notification.step().word() + ": " + why);
    mark(notification, false, "GivenUp", notification.id() + " was given up: " + why);
  }

  private void mark(Notification notification, boolean holds, String reason, String message) {
    Step before = furthest.getOrDefault(notification.uid(), Step.CREATED);
    if (before.compareTo(notification.step()) > 0) {
      return;
    }
    furthest.put(notification.uid(), notification.step());
    ChangeRequest request = named(notification);
    request.setStatus(
        new ChangeRequestStatus(
            List.of(
                Conditions.next(
                    null,
                    Due.MARK,
                    Conditions.status(holds),
                    null,
                    reason,
                    message,
                    clock.instant())),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    writer.applyStatus(request);
  }

  private static ChangeRequest named(Notification notification) {
    ChangeRequest request = new ChangeRequest();
    request.setMetadata(
        new ObjectMetaBuilder()
            .withName(notification.request())
            .withUid(notification.uid())
            .build());
    return request;
  }
}

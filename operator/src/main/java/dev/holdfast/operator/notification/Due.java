package dev.holdfast.operator.notification;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step that a request has reached and that nobody was told of yet.
 *
 * @param id of its notification
 */
record Due(Step step, String id) {
  /** The condition that keeps the id of the last step that is settled, so that restarts know it. */
  static final String MARK = "Notified";

  /** The steps that a request as it is stored calls for, in order. */
  static List<Due> of(ChangeRequest request) {
    ChangeRequestStatus status = request.getStatus();
    if (status == null || status.phase() == null) {
      return List.of();
    }
    Optional<String> settled = settled(status);
    Stream<Due> created =
        settled.isPresent()
            ? Stream.of()
            : Stream.of(new Due(Step.CREATED, id(request, "created")));
    return Stream.concat(
            created,
            Step.named(status.phase().toLowerCase(Locale.ROOT)).stream()
                .map(step -> new Due(step, id(request, step, status)))
                .filter(due -> !settled.equals(Optional.of(due.id()))))
        .toList();
  }

  /** Whether a step of it was settled before. */
  static boolean isMarked(ChangeRequest request) {
    return request.getStatus() != null && settled(request.getStatus()).isPresent();
  }

  private static String id(ChangeRequest request, Step step, ChangeRequestStatus status) {
    // Approvals lapse and can be renewed; everything else happens once.
    String since =
        step == Step.APPROVED
            ? Conditions.find(status.conditions(), "Approved")
                .map(Condition::lastTransitionTime)
                .map(time -> "-" + Instant.parse(time).getEpochSecond())
                .orElse("")
            : "";
    return id(request, step.word() + since);
  }

  private static String id(ChangeRequest request, String step) {
    return request.getMetadata().getUid() + "-" + step;
  }

  private static Optional<String> settled(ChangeRequestStatus status) {
    return Conditions.find(status.conditions(), MARK).map(mark -> mark.message().split(" ", 2)[0]);
  }
}

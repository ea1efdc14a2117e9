package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus.CountedApproval;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells each step of a request as one Event. */
record RequestEvents(Events events) {
  /** Compares the status as it was with the one that was just written. */
  void tell(ChangeRequest request, ChangeRequestStatus now) {
    @Nullable ChangeRequestStatus before = request.getStatus();
    @Nullable String phase = now.phase();
    if (phase == null) {
      return;
    }
    if (before == null || before.phase() == null) {
      once(
          request,
          "Created",
          now,
          "%s of %s by %s: %s"
              .formatted(now.operation(), now.target(), now.requester(), now.summary()));
    }
    if (!counted(now).isEmpty() && (before == null || counted(before).isEmpty())) {
      once(request, "FirstApproval", now, first(counted(now)) + ", " + now.tally());
    }
    if (!phase.equals("Pending") && (before == null || !phase.equals(before.phase()))) {
      once(request, phase, now, approved(now).map(Condition::message).orElse(phase));
    }
  }

  private void once(ChangeRequest request, String reason, ChangeRequestStatus now, String message) {
    String since = approved(now).map(Condition::lastTransitionTime).orElse("");
    // Only an approval can lapse and come again.
    events.informOnce(request, reason, reason.equals("Approved") ? since : "", message);
  }

  private static Optional<Condition> approved(ChangeRequestStatus status) {
    return Conditions.find(status.conditions(), "Approved");
  }

  private static List<CountedApproval> counted(ChangeRequestStatus status) {
    return status.approvals() == null ? List.of() : status.approvals();
  }

  private static String first(List<CountedApproval> counted) {
    return "signed by %s for %s"
        .formatted(counted.getFirst().approver(), counted.getFirst().group());
  }
}

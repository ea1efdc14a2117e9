package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.AgentSubjects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The MaintenanceWindow: anyone closes it, signatures open it, nobody deletes it. */
final class WindowTrust {
  private static final String CLOSING =
      "kubectl patch mw holdfast --type=json -p"
          + " '[{\"op\": \"replace\", \"path\": \"/spec\", \"value\": {}}]'";

  private WindowTrust() {}

  static boolean concerns(Change change) {
    return change.kind().resource().equals(MaintenanceWindow.RESOURCE);
  }

  static TrustResult judge(TrustMatter matter) {
    return switch (matter.change().operation()) {
      case CONNECT -> new TrustResult.Free();
      case DELETE -> refused("nobody deletes the maintenance window; this closes it: " + CLOSING);
      case CREATE, UPDATE ->
          SpecReader.spec(matter.change().object(), MaintenanceWindowSpec.class)
              .map(spec -> written(matter, spec))
              .orElseGet(() -> refused("the window can't be read"));
    };
  }

  private static TrustResult written(TrustMatter matter, MaintenanceWindowSpec spec) {
    Change change = matter.change();
    boolean onlySpec =
        Substance.of(change).stream().allMatch(transition -> Substance.under(transition, "/spec"));
    if (spec.saysNothing() && (onlySpec || change.operation() == Operation.CREATE)) {
      return new TrustResult.Free();
    }
    if (change.operation() == Operation.UPDATE && Substance.of(change).isEmpty()) {
      return new TrustResult.Free();
    }
    return switch (WindowState.of(spec, matter.now())) {
      case WindowState.Closed() ->
          Substance.needsTrust(matter, matter.root().count(), "is one of the guard's own");
      case WindowState.Ended(Instant at) ->
          refused("a window that ended at " + at + " can't be opened; name a time to come");
      case WindowState.Open open -> opening(matter, open);
    };
  }

  private static TrustResult opening(TrustMatter matter, WindowState.Open window) {
    if (!matter.root().closed()) {
      return refused("while the trust root is open (TrustRootOpen) nothing needs a window");
    }
    // It waits for the delay before it opens, and is open for no longer than without one.
    Instant latest =
        matter
            .now()
            .plus(matter.root().delay())
            .plus(WindowState.LONGEST)
            .truncatedTo(ChronoUnit.SECONDS);
    if (window.until().isAfter(latest)) {
      return refused(
          "a window is open for 4 hours at most: notAfter %s is too late, %s is the latest now"
              .formatted(window.until(), latest));
    }
    return agent(window.requester(), matter.agents())
        .or(() -> stranger(window.requester(), matter))
        .map(WindowTrust::refused)
        .orElseGet(
            () ->
                Substance.needsTrust(
                    matter,
                    matter.root().count(),
                    "opens the guard's own objects to %s until %s: %s"
                        .formatted(window.requester(), window.until(), window.reason())));
  }

  private static Optional<String> agent(String requester, Map<String, AgentIdentitySpec> agents) {
    return agents.entrySet().stream()
        .filter(
            agent ->
                agent.getValue().subjects().stream()
                    .anyMatch(subject -> AgentSubjects.matches(subject, requester)))
        .map(
            agent ->
                "a window is never for an agent, and %s is %s".formatted(requester, agent.getKey()))
        .sorted()
        .findFirst();
  }

  /**
   * A window for somebody who may sign is asked for by that human: then their own signature doesn't
   * count for it.
   */
  private static Optional<String> stranger(String requester, TrustMatter matter) {
    String asking = matter.identity().requester().username();
    return matter.evidence().approvers().entrySet().stream()
        .filter(approver -> is(approver.getValue(), requester))
        .filter(approver -> !is(approver.getValue(), asking))
        .map(
            approver ->
                "%s is Approver %s: nobody signs for themselves, so %s has to ask for this window"
                    .formatted(requester, approver.getKey(), approver.getKey()))
        .sorted()
        .findFirst();
  }

  private static boolean is(ApproverSpec approver, String username) {
    return approver.subjects().stream().anyMatch(subject -> subject.name().equals(username));
  }

  private static TrustResult refused(String message) {
    return new TrustResult.Refused(TrustRules.WINDOW, message);
  }
}

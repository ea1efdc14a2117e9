package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.operator.trust.TrustState;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells what came of the policies: their statuses, the bundle's, and Events. */
final class Reporter {
  private final BundleStore store;
  private final StatusWriter statuses;
  private final Events events;
  private final Clock clock;

  Reporter(BundleStore store, StatusWriter statuses, Events events, Clock clock) {
    this.store = store;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  void report(Observed seen, CompiledSet set, Optional<String> tooLarge, TrustState trust) {
    Instant now = clock.instant();
    Optional<PolicyBundle> bundle = store.read().object();
    PolicyStatus status = new PolicyStatus(set, tooLarge, bundle, now);
    seen.policies().forEach(policy -> report(policy, status.of(policy)));
    bundle.ifPresent(active -> report(active, seen, tooLarge, trust, now));
  }

  private void report(GuardrailPolicy policy, GuardrailPolicyStatus status) {
    statuses.write(policy, status);
    Conditions.find(status.conditions(), "Compiled")
        .filter(condition -> condition.status().equals("False"))
        .ifPresentOrElse(
            bad -> events.warn(policy, "PolicyBad", bad.reason() + ": " + bad.message()),
            () -> events.over(policy, "PolicyBad"));
  }

  private void report(
      PolicyBundle bundle,
      Observed seen,
      Optional<String> tooLarge,
      TrustState trust,
      Instant now) {
    statuses.removeReplicas(bundle, GoneReplicas.of(bundle, seen.pods()));
    statuses.write(bundle, BundleStatus.of(bundle, tooLarge, trust.root(), trust.groups(), now));
    tooLarge.ifPresent(problem -> events.warn(bundle, "BundleTooLarge", problem));
    if (!trust.root().closed()) {
      events.warn(bundle, "TrustRootOpen", trust.root().because());
    } else if (wasOpen(bundle)) {
      events.inform(bundle, "TrustRootClosed", "trust changes need signatures from now on");
    }
    if (trust.groups().isEnough()) {
      events.over(bundle, "GroupBelowMinimum");
    } else {
      events.warn(bundle, "GroupBelowMinimum", trust.groups().message());
    }
  }

  private static boolean wasOpen(PolicyBundle bundle) {
    return bundle.getStatus() != null
        && Conditions.find(bundle.getStatus().conditions(), "TrustRootOpen")
            .filter(condition -> condition.status().equals("True"))
            .isPresent();
  }
}

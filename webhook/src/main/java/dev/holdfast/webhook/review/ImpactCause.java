package dev.holdfast.webhook.review;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole impact, told to whoever asks by a dry run what a deletion would do: the API server
 * passes it on, kubectl doesn't print it, and the API server's audit log keeps it. A fault comes
 * with it as well when the impact was known before, as when policies took too long over it.
 */
final class ImpactCause {
  /** In characters; more than the largest impact that is judged usually needs. */
  static final int LONGEST = 512 * 1024;

  private ImpactCause() {}

  /** Empty unless a dry run of one object's deletion is refused, or when it would be too long. */
  static Optional<String> of(Decision decision, Instant now) {
    Change change = decision.change();
    Impact impact = decision.impact();
    if (change == null || impact == null || decision.verdict() instanceof Verdict.Allow) {
      return Optional.empty();
    }
    boolean asks =
        change.dryRun()
            && change.operation() == Operation.DELETE
            && change.propagationPolicy() != null
            && change.subresource().isEmpty()
            && !change.ofCollection();
    return asks
        ? Optional.of(DeletionImpact.of(change, impact).text(now))
            .filter(text -> text.length() <= LONGEST)
        : Optional.empty();
  }
}

package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.policy.Enforcement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one review with all that led to it: the answer, the log line and the request to
 * create are made from this alone.
 *
 * @param change null when the review couldn't be parsed
 * @param impact null when the change has no effects
 * @param warnings one line each, told to the client whatever the verdict
 * @param pending the ChangeRequest that would let it pass; never on dry-run
 * @param revision of the bundle that decided, empty when none was loaded
 * @param window resourceVersion of the MaintenanceWindow that let it pass; empty when none did
 */
public record Decision(
    Verdict verdict,
    @Nullable Change change,
    @Nullable Identity identity,
    List<Effect> effects,
    @Nullable Impact impact,
    List<PolicyResult> policies,
    List<String> warnings,
    Optional<PendingRequest> pending,
    String revision,
    String window) {
  /** A decision without a window. */
  public Decision(
      Verdict verdict,
      @Nullable Change change,
      @Nullable Identity identity,
      List<Effect> effects,
      @Nullable Impact impact,
      List<PolicyResult> policies,
      List<String> warnings,
      Optional<PendingRequest> pending,
      String revision) {
    this(verdict, change, identity, effects, impact, policies, warnings, pending, revision, "");
  }

  Decision inWindow(String resourceVersion) {
    return new Decision(
        verdict,
        change,
        identity,
        effects,
        impact,
        policies,
        warnings,
        pending,
        revision,
        resourceVersion);
  }

  /** What one policy said; kept for Audit too. */
  public record PolicyResult(
      String policy,
      Enforcement enforcement,
      List<Reason> denies,
      List<Requirement> requirements,
      List<Reason> warns,
      String fault) {}

  /**
   * A ChangeRequest to create unless it exists: its deterministic name and exact statement bytes.
   */
  public record PendingRequest(String name, String statement) {}
}

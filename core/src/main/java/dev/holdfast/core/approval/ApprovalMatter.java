package dev.holdfast.core.approval;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A change that needs approval, and everything about it that an approval is bound to, as computed
 * now.
 *
 * @param impact {@link Impact#digest} of no items when nothing falls
 * @param requirements what policies ask for now, at least one
 * @param delay how long the change waits after it was asked for, whoever has signed
 * @param cluster uid of the namespace kube-system
 */
public record ApprovalMatter(
    Change change,
    List<Effect> effects,
    Impact impact,
    Identity identity,
    List<Requirement> requirements,
    Duration delay,
    String cluster,
    Instant now) {
  public ApprovalMatter {
    requireNonNull(change, "change is null");
    requireNonNull(impact, "impact is null");
    requireNonNull(identity, "identity is null");
    requireNonNull(cluster, "cluster is null");
    requireNonNull(now, "now is null");
    effects = List.copyOf(effects);
    requirements = List.copyOf(requirements);
    if (requirements.isEmpty()) {
      throw new IllegalArgumentException("requirements is empty");
    }
  }
}

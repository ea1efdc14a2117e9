package dev.holdfast.core.verdict;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.Optional;

/**
 * A claim in our own namespace whose deletion is refused in every dry run, whatever the policies
 * and their enforcement, so that the operator can tell at any time whether the webhook is asked.
 */
public final class Canary {
  /** Of the refusal. */
  public static final String CODE = "HF-SELFTEST-001";

  /** Marks the claim, with any value. */
  public static final String LABEL = "holdfast.dev/canary";

  private Canary() {}

  /** The refusal; empty for every other change. */
  static Optional<Reason> of(Change change, String namespace) {
    boolean asked =
        change.dryRun()
            && change.operation() == Operation.DELETE
            && change.kind().group().isEmpty()
            && change.kind().resource().equals("persistentvolumeclaims")
            && change.namespace().equals(namespace)
            && change.oldObject() != null
            && change.oldObject().path("metadata").path("labels").has(LABEL);
    return asked
        ? Optional.of(
            new Reason(
                CODE,
                Reasons.BUILT_IN,
                "the guard works: a dry run of this claim's deletion is always refused",
                ""))
        : Optional.empty();
  }
}

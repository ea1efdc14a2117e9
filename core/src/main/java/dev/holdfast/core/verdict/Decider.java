package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.identity.Identity;
import java.util.List;
import java.util.Optional;

/**
 * Decides reviews (decision.md). Safe for concurrent callers; the decision depends on the arguments
 * only.
 */
public final class Decider {
  private final OwnKindsCase ownKinds;
  private final WatchedCase watched;
  private final Identification identification;

  /** A decider for the kinds of this catalogue, with Holdfast in its usual namespace. */
  public Decider(Catalogue catalogue) {
    this(catalogue, "holdfast");
  }

  /**
   * A decider for the kinds of this catalogue.
   *
   * @param namespace where Holdfast's own accounts live
   */
  public Decider(Catalogue catalogue, String namespace) {
    this(catalogue, new SignedApprovals(), new TrustedKinds(namespace));
  }

  Decider(Catalogue catalogue, Approvals approvals, OwnKinds ownKinds) {
    Permission permission = new Permission(approvals);
    this.ownKinds = new OwnKindsCase(ownKinds, permission);
    this.watched = new WatchedCase(catalogue, permission);
    this.identification = new Identification(catalogue);
  }

  /**
   * Decides one review.
   *
   * @param review the raw bytes of an AdmissionReview
   */
  public Decision decide(byte[] review, Surroundings surroundings) {
    return switch (ReviewParser.parse(review)) {
      case ParsedReview.Malformed(Optional<String> _, String message) -> malformed(message);
      case ParsedReview.Parsed(Change change) -> {
        Classification who = identification.of(change, surroundings);
        Identity identity = Identification.identity(who);
        DecisionDraft draft = new DecisionDraft(change, identity, surroundings.revision());
        yield ownKinds.covers(change)
            ? ownKinds.decide(draft, who, surroundings)
            : watched.decide(draft, who, surroundings);
      }
    };
  }

  private static Decision malformed(String message) {
    GuardFault fault = GuardFault.of("MalformedReview", message);
    return new Decision(
        new Verdict.Fault(fault.name(), List.of(fault.reason())),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }
}

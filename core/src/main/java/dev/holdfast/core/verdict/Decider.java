package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides reviews (decision.md). Safe for concurrent callers; the decision depends on the arguments
 * only.
 */
public final class Decider {
  /** The one in force, and one that is rehearsed or just replaced. */
  private static final int CATALOGUES = 2;

  private final String namespace;
  private final OwnKindsCase ownKinds;
  private final Permission permission;
  private volatile List<Rooms> built = List.of();

  /** A decider with Holdfast in its usual namespace. */
  public Decider() {
    this("holdfast");
  }

  /**
   * A decider.
   *
   * @param namespace where Holdfast's own accounts live
   */
  public Decider(String namespace) {
    this(namespace, new SignedApprovals(), new TrustedKinds(namespace));
  }

  Decider(String namespace, Approvals approvals, OwnKinds ownKinds) {
    this.namespace = namespace;
    this.permission = new Permission(approvals);
    this.ownKinds = new OwnKindsCase(ownKinds, permission);
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
        Rooms rooms = rooms(surroundings.catalogue());
        Classification who = rooms.identification().of(change, surroundings);
        Identity identity = Identification.identity(who);
        DecisionDraft draft = new DecisionDraft(change, identity, surroundings.revision());
        Optional<Reason> canary = Canary.of(change, namespace);
        if (canary.isPresent()) {
          yield draft.deny(List.of(canary.get()));
        }
        yield ownKinds.covers(change)
            ? ownKinds.decide(draft, who, surroundings)
            : rooms.watched().decide(draft, who, surroundings);
      }
    };
  }

  /** Built once for each catalogue; two reviews at the same moment may both build it. */
  private Rooms rooms(Catalogue catalogue) {
    List<Rooms> known = built;
    for (Rooms rooms : known) {
      if (rooms.catalogue() == catalogue) {
        return rooms;
      }
    }
    Rooms fresh = Rooms.of(catalogue, permission);
    List<Rooms> next = new ArrayList<>(List.of(fresh));
    known.stream().limit(CATALOGUES - 1).forEach(next::add);
    built = List.copyOf(next);
    return fresh;
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

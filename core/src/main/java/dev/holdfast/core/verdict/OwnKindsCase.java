package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.impact.Impact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A change of one of our own kinds. */
final class OwnKindsCase {
  private final OwnKinds ownKinds;
  private final Permission permission;

  OwnKindsCase(OwnKinds ownKinds, Permission permission) {
    this.ownKinds = ownKinds;
    this.permission = permission;
  }

  boolean covers(Change change) {
    return ownKinds.covers(change);
  }

  Decision decide(DecisionDraft draft, Classification who, Surroundings surroundings) {
    Findings none = new Findings(List.of(), null, List.of(), List.of());
    Optional<GuardFault> ambiguous = Identification.fault(who);
    if (ambiguous.isPresent()) {
      return draft.fault(ambiguous.get(), none);
    }
    return switch (ownKinds.rule(draft.change(), draft.identity(), surroundings)) {
      case OwnKinds.Ruling.Free(List<String> warnings) -> draft.allowWith(warnings, List.of());
      case OwnKinds.Ruling.FreeInWindow(String warning, String window) ->
          draft.allowWith(List.of(warning), List.of()).inWindow(window);
      case OwnKinds.Ruling.Refused(List<Reason> reasons) ->
          draft.deny(reasons, none, Optional.empty());
      case OwnKinds.Ruling.Unknown(String reason, String message) ->
          draft.fault(GuardFault.of(reason, message), none);
      case OwnKinds.Ruling.Requires(List<Requirement> requirements, Duration delay) -> {
        Impact impact = Impact.none();
        yield permission.decide(draft, none, impact, requirements, delay, surroundings);
      }
    };
  }
}

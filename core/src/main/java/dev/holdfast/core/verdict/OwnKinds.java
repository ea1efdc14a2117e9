package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.util.List;

/** Judges changes of Holdfast's own kinds, built in, since policies can't guard the policies. */
interface OwnKinds {
  /** The answer. */
  sealed interface Ruling {
    /** Nothing of this concerns trust. */
    record Free(List<String> warnings) implements Ruling {}

    /** Nobody can approve this. */
    record Refused(List<Reason> reasons) implements Ruling {}

    /** Signatures can. */
    record Requires(List<Requirement> requirements) implements Ruling {}

    /** It can't be told. */
    record Unknown(String reason, String message) implements Ruling {}
  }

  /** Whether a kind is one of ours. */
  boolean covers(Change change);

  Ruling rule(Change change, Identity identity, Surroundings surroundings);
}

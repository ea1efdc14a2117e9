package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.time.Duration;
import java.util.List;

/** Judges changes of Holdfast's own kinds, built in, since policies can't guard the policies. */
interface OwnKinds {
  /** The answer. */
  sealed interface Ruling {
    /** Nothing of this concerns trust. */
    record Free(List<String> warnings) implements Ruling {}

    /**
     * It passes in an open MaintenanceWindow.
     *
     * @param window its resourceVersion
     */
    record FreeInWindow(String warning, String window) implements Ruling {}

    /** Nobody can approve this. */
    record Refused(List<Reason> reasons) implements Ruling {}

    /**
     * Signatures can.
     *
     * @param delay how long it waits after it was asked for, whoever has signed
     */
    record Requires(List<Requirement> requirements, Duration delay) implements Ruling {}

    /** It can't be told. */
    record Unknown(String reason, String message) implements Ruling {}
  }

  /** Whether a kind is one of ours. */
  boolean covers(Change change);

  Ruling rule(Change change, Identity identity, Surroundings surroundings);
}

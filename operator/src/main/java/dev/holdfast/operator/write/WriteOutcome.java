package dev.holdfast.operator.write;

/** What became of a write. */
public sealed interface WriteOutcome {
  /**
   * The API server took it.
   *
   * @param uid of the object, empty after a deletion
   * @param generation of the object as it is now, 0 where there is none
   */
  record Done(String uid, long generation) implements WriteOutcome {}

  /**
   * Admission, RBAC or validation said no; the same write may pass later, for example once signed.
   *
   * @param reason stable CamelCase: {@code Forbidden} or {@code Invalid}
   * @param message as the API server gave it
   */
  record Refused(String reason, String message) implements WriteOutcome {}

  /** Nobody could answer, for example the webhook that must be asked is down. */
  record Unavailable(String message) implements WriteOutcome {}

  /** Somebody else wrote first; look again. */
  record Raced() implements WriteOutcome {}
}

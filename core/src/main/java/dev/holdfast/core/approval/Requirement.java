package dev.holdfast.core.approval;

/**
 * Signatures that a policy asks for.
 *
 * @param count distinct humans of the group, 1 to 16
 * @param hardware whether only FIDO keys count
 * @param orKey fingerprint of the key whose signature is enough as well: a key may always end
 *     itself; empty when there is none
 */
public record Requirement(
    String policy,
    String code,
    String group,
    int count,
    boolean hardware,
    String message,
    String orKey) {
  public Requirement(
      String policy, String code, String group, int count, boolean hardware, String message) {
    this(policy, code, group, count, hardware, message, "");
  }

  /** Whose signatures, for people: {@code group dba with hardware keys}. */
  public String from() {
    return "group "
        + group
        + (hardware ? " with hardware keys" : "")
        + (orKey.isEmpty() ? "" : ", or the key " + orKey + " itself");
  }

  boolean byItself(String fingerprint) {
    return !orKey.isEmpty() && orKey.equals(fingerprint);
  }
}

package dev.holdfast.core.approval.trust;

/** What only the guard's own accounts may write. */
final class Accounts {
  static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  private Accounts() {}

  static TrustResult onlyOurs(TrustMatter matter, String what) {
    return matter.root().ours(matter.identity().requester().username())
        ? new TrustResult.Free()
        : refused(matter, what);
  }

  static TrustResult onlyOperator(TrustMatter matter) {
    return by(matter, matter.root().operator());
  }

  static TrustResult by(TrustMatter matter, String account) {
    return matter.identity().requester().username().equals(account)
        ? new TrustResult.Free()
        : refused(matter, matter.change().kind().kind());
  }

  private static TrustResult refused(TrustMatter matter, String what) {
    return new TrustResult.Refused(
        TrustRules.ONLY_OURS,
        "%s of %s is written by Holdfast's own accounts only"
            .formatted(what, Substance.shown(matter.change())));
  }

  /** Namespace that our operator runs in; empty when its account is no service account. */
  static String namespace(TrustRoot root) {
    String[] parts = root.operator().split(":", -1);
    return root.operator().startsWith(SERVICE_ACCOUNT) && parts.length == 4 ? parts[2] : "";
  }
}

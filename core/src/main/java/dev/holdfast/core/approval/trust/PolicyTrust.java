package dev.holdfast.core.approval.trust;

import dev.holdfast.core.change.Change;

/** GuardrailPolicies: free to add and to tighten; what is enforced stays without signatures. */
final class PolicyTrust {
  private PolicyTrust() {}

  static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    boolean enforced =
        change.oldObject() != null
            && change.oldObject().path("spec").path("enforcement").asText().equals("Enforce");
    if (!enforced) {
      return new TrustResult.Free();
    }
    return switch (change.operation()) {
      case CREATE, CONNECT -> new TrustResult.Free();
      case DELETE -> Substance.needsTrust(matter, matter.root().count(), "is enforced");
      case UPDATE ->
          Substance.of(change).stream()
                  .allMatch(transition -> Substance.under(transition, "/spec/description"))
              ? new TrustResult.Free()
              : Substance.needsTrust(matter, matter.root().count(), "is enforced");
    };
  }
}

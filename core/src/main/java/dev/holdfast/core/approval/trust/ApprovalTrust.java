package dev.holdfast.core.approval.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.core.approval.ApprovalAdmission;
import dev.holdfast.core.approval.ApprovalCreation;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ChangeApprovals: checked when made, never changed; a Reject stays while its request could. */
final class ApprovalTrust {
  private ApprovalTrust() {}

  static TrustResult judge(TrustMatter matter) {
    return switch (matter.change().operation()) {
      case CREATE -> create(matter);
      case UPDATE, CONNECT -> Accounts.onlyOurs(matter, "anything");
      case DELETE -> delete(matter);
    };
  }

  private static TrustResult create(TrustMatter matter) {
    @Nullable JsonNode object = matter.change().object();
    Optional<ChangeApprovalSpec> spec = SpecReader.spec(object, ChangeApprovalSpec.class);
    if (object == null || spec.isEmpty()) {
      return new TrustResult.Refused(TrustRules.NEVER_COUNTS, "the approval can't be read");
    }
    JsonNode annotations = object.path("metadata").path("annotations");
    return switch (ApprovalCreation.check(
        spec.get(),
        annotations.path(ApprovalEvidence.REJECTED_BY).asText(),
        matter.identity(),
        matter.evidence(),
        matter.agents(),
        matter.cluster(),
        matter.now())) {
      case ApprovalAdmission.Acceptable() -> new TrustResult.Free();
      case ApprovalAdmission.Refused(String message) ->
          new TrustResult.Refused(
              TrustRules.NEVER_COUNTS, "this approval can never count: " + message);
    };
  }

  /** Taking a yes back is free for people; a no holds until the request's time has passed. */
  private static TrustResult delete(TrustMatter matter) {
    Change change = matter.change();
    boolean reject =
        change.oldObject() != null
            && change.oldObject().path("spec").path("decision").asText().equals("Reject");
    Instant end = RequestTrust.end(change.oldObject());
    if (reject && matter.now().isBefore(end)) {
      return new TrustResult.Refused(
          TrustRules.KEPT, "%s is kept until %s".formatted(Substance.shown(change), end));
    }
    return matter.identity().requesterClass() == RequesterClass.Agent
        ? new TrustResult.Refused(TrustRules.ONLY_OURS, "an agent can't take an approval back")
        : new TrustResult.Free();
  }
}

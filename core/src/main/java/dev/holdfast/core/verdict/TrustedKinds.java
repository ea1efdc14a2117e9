package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.core.approval.trust.TrustMatter;
import dev.holdfast.core.approval.trust.TrustResult;
import dev.holdfast.core.approval.trust.TrustRoot;
import dev.holdfast.core.approval.trust.TrustRules;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our own kinds, by the rules of trust.
 *
 * @param namespace where our two accounts live
 */
record TrustedKinds(String namespace) implements OwnKinds {
  @Override
  public boolean covers(Change change) {
    return TrustRules.concern(change);
  }

  @Override
  public Ruling rule(Change change, Identity identity, Surroundings surroundings) {
    ApprovalEvidence evidence;
    try {
      evidence = surroundings.evidence().approvals(requestNamed(change));
    } catch (EvidenceException e) {
      return new Ruling.Unknown(
          "CannotVerify", "approvers can't be read, repeat the request: " + e.getMessage());
    }
    TrustMatter matter =
        new TrustMatter(
            change,
            identity,
            root(surroundings.bundle()),
            evidence,
            surroundings.agents(),
            surroundings.cluster(),
            surroundings.now());
    return switch (TrustRules.judge(matter)) {
      case TrustResult.Free() -> new Ruling.Free(List.of());
      case TrustResult.FreeWhileOpen(String warning) -> new Ruling.Free(List.of(warning));
      case TrustResult.Refused(String code, String message) ->
          new Ruling.Refused(List.of(new Reason(code, Reasons.BUILT_IN, message, "")));
      case TrustResult.NeedsTrust(Requirement requirement) ->
          surroundings.bundle().isEmpty()
              ? new Ruling.Unknown(
                  "NotReady", "no policy bundle is loaded yet; repeat the request later")
              : new Ruling.Requires(List.of(requirement));
    };
  }

  /** Without a bundle nobody can say whether the trust root is closed, so it counts as closed. */
  private TrustRoot root(Optional<Bundle> bundle) {
    Optional<BundleSettings> settings = bundle.map(loaded -> loaded.spec().settings());
    return new TrustRoot(
        bundle.map(loaded -> loaded.spec().trustRootClosed()).orElse(true),
        settings.map(BundleSettings::groups).orElse(Map.of()),
        settings.map(BundleSettings::trustCount).orElse(1),
        account("holdfast-operator"),
        account("holdfast-webhook"));
  }

  private String account(String name) {
    return "system:serviceaccount:" + namespace + ":" + name;
  }

  private static Set<String> requestNamed(Change change) {
    JsonNode object = change.object();
    return object == null || !change.kind().resource().equals("changeapprovals")
        ? Set.of()
        : StatementParser.requestNamed(object.at("/spec/statement").asText())
            .map(Set::of)
            .orElse(Set.of());
  }
}

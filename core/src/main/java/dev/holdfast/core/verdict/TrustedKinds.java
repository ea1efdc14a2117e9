package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.core.approval.UnlockDelay;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.approval.trust.TrustMatter;
import dev.holdfast.core.approval.trust.TrustResult;
import dev.holdfast.core.approval.trust.TrustRoot;
import dev.holdfast.core.approval.trust.TrustRules;
import dev.holdfast.core.approval.trust.WindowPass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.time.Duration;
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
    try {
      TrustMatter matter = matter(change, identity, surroundings.evidence(), surroundings);
      TrustResult result = TrustRules.judge(matter);
      return ruling(
          WindowPass.isPossible(matter, result) ? inWindow(matter, result, surroundings) : result,
          surroundings);
    } catch (EvidenceException e) {
      return new Ruling.Unknown(
          "CannotVerify", "approvers can't be read, repeat the request: " + e.getMessage());
    }
  }

  /** Nobody looks again after a window, so what it lets pass is judged by what is read live. */
  private TrustResult inWindow(TrustMatter matter, TrustResult result, Surroundings surroundings)
      throws EvidenceException {
    Evidence live = surroundings.evidence().pastCaches();
    Optional<HeldWindow> window = window(live);
    if (!(WindowPass.judge(matter, result, window) instanceof TrustResult.FreeInWindow)) {
      return result;
    }
    TrustMatter now = matter(matter.change(), matter.identity(), live, surroundings);
    return WindowPass.judge(now, TrustRules.judge(now), window);
  }

  /** One that can't be read counts as closed. */
  private static Optional<HeldWindow> window(Evidence live) {
    try {
      return live.window();
    } catch (EvidenceException e) {
      return Optional.empty();
    }
  }

  private TrustMatter matter(
      Change change, Identity identity, Evidence evidence, Surroundings surroundings)
      throws EvidenceException {
    return new TrustMatter(
        change,
        identity,
        root(surroundings.bundle()),
        evidence.approvals(requestNamed(change)),
        surroundings.agents(),
        surroundings.cluster(),
        surroundings.now());
  }

  private static Ruling ruling(TrustResult result, Surroundings surroundings) {
    return switch (result) {
      case TrustResult.Free() -> new Ruling.Free(List.of());
      case TrustResult.FreeWhileOpen(String warning) -> new Ruling.Free(List.of(warning));
      case TrustResult.FreeInWindow(String warning, String window) ->
          surroundings.bundle().isEmpty() ? notReady() : new Ruling.FreeInWindow(warning, window);
      case TrustResult.Refused(String code, String message) ->
          new Ruling.Refused(List.of(new Reason(code, Reasons.BUILT_IN, message, "")));
      case TrustResult.NeedsTrust(Requirement requirement, Duration delay) ->
          surroundings.bundle().isEmpty()
              ? notReady()
              : new Ruling.Requires(List.of(requirement), delay);
    };
  }

  private static Ruling notReady() {
    return new Ruling.Unknown(
        "NotReady", "no policy bundle is loaded yet; repeat the request later");
  }

  /** Without a bundle nobody can say whether the trust root is closed, so it counts as closed. */
  private TrustRoot root(Optional<Bundle> bundle) {
    Optional<BundleSettings> settings = bundle.map(loaded -> loaded.spec().settings());
    return new TrustRoot(
        bundle.map(loaded -> loaded.spec().trustRootClosed()).orElse(true),
        settings.map(BundleSettings::groups).orElse(Map.of()),
        settings.map(BundleSettings::trustCount).orElse(1),
        UnlockDelay.of(settings.map(BundleSettings::unlockDelay).orElse(null)),
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

package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import java.util.List;
import java.util.Map;

/** A15: trust root or policy are swapped first, by agent and by cluster-admin. */
final class TrustAttacks {
  private static final String TRUST = "HF-TRUST-001";
  private static final String ONLY_OURS = "HF-TRUST-002";
  private static final String POLICY = Documents.POLICIES + "/volumes-shared-backing";
  private static final String DANA = Documents.APPROVERS + "/dana";
  private static final String MALLORY = Documents.APPROVERS + "/mallory";
  private static final String BUNDLE = Documents.GROUP + "policybundles/active";
  private static final TestingKey OWN = TestingKey.ed25519();

  private TrustAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A15a", "an approver more, who signs then", TrustAttacks::mallory),
        new Attack("A15b", "an approver's key is another's, who signs then", TrustAttacks::swapped),
        admin(
            "A15c",
            "an approver gets into group trust",
            Change.merge(DANA, Documents.spec("groups", List.of("dba", "trust"))),
            TRUST),
        admin(
            "A15d",
            "the policy only audits",
            Change.merge(POLICY, Documents.spec("enforcement", "Audit")),
            TRUST),
        admin(
            "A15e",
            "the policy looks elsewhere",
            Change.merge(POLICY, Documents.spec("match", Map.of("operations", List.of("CREATE")))),
            TRUST),
        admin(
            "A15f",
            "the policy's text says nothing",
            Change.merge(POLICY, Documents.spec("rego", "package nothing\n")),
            TRUST),
        admin("A15g", "the policy is deleted", Change.deletion(POLICY), TRUST),
        new Attack(
            "A15h",
            "the agent deletes the policy",
            ground -> swap(ground, ground.agent(), Change.deletion(POLICY), TRUST)),
        admin(
            "A15i",
            "the agent is no agent any more",
            Change.deletion(Documents.GROUP + "agentidentities/attacker"),
            TRUST),
        admin(
            "A15j",
            "the agent is one of another name",
            Change.merge(
                Documents.GROUP + "agentidentities/attacker",
                Documents.spec("subjects", List.of(Map.of("user", "nobody")))),
            TRUST),
        admin(
            "A15k",
            "the bundle is another",
            Change.merge(BUNDLE, Documents.spec("opaVersion", "0")),
            ONLY_OURS),
        admin(
            "A15l",
            "the trust root is open again",
            Change.merge(BUNDLE, Documents.spec("trustRootClosed", false)),
            "a closed trust root never opens again"),
        admin(
            "A15m",
            "the kind of approvers is deleted",
            Change.deletion(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/approvers.holdfast.dev"),
            TRUST));
  }

  private static Attack admin(String number, String changed, Change change, String word) {
    return new Attack(number, changed, ground -> swap(ground, ground.intruder(), change, word));
  }

  /** With one signature of two there, somebody changes the guard, and the agent tries again. */
  private static Result swap(Ground ground, Caller who, Change change, String word) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    Result result = ground.shared().instead(who, change, change.path(), word);
    return result instanceof Result.Refused
        ? StateAttacks.both(result, asked.refuses(List.of(ground.dana()), "HF-VOL-002"))
        : result;
  }

  private static Result mallory(Ground ground) {
    Change creation =
        Change.creation(
            Documents.APPROVERS,
            Documents.approver(
                "mallory", "mallory@example.com", List.of(Map.of("publicKey", OWN.publicLine()))));
    Asked asked = Asked.by(ground, ground.intruder(), creation, MALLORY);
    Result result = asked.refuses(List.of(ground.dana()), "dana is in none of the groups");
    return result instanceof Result.Refused
        ? StateAttacks.both(result, signs(ground, "mallory", "there is no Approver mallory"))
        : result;
  }

  private static Result swapped(Ground ground) {
    List<Map<String, String>> keys = List.of(Map.of("publicKey", OWN.publicLine()));
    Change change = Change.merge(DANA, Documents.spec("keys", keys));
    Result result = swap(ground, ground.agent(), change, TRUST);
    return result instanceof Result.Refused
        ? StateAttacks.both(result, signs(ground, "dana", "is no key of Approver dana"))
        : result;
  }

  private static Result signs(Ground ground, String name, String word) {
    return ground.shared().deletion().refuses(List.of(ground.erin(), Signer.of(name, OWN)), word);
  }
}

package dev.holdfast.it.attack;

import java.util.List;
import java.util.function.Function;

/** A14: requests, approvals and what is said about them are edited, forged, removed and remade. */
final class StateAttacks {
  private static final String ONLY_OURS = "HF-TRUST-002";

  private StateAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A14a", "the approval's text is edited", StateAttacks::edited),
        new Attack(
            "A14b", "the approval's status says that it is verified", StateAttacks::verified),
        new Attack("A14c", "the request's status says that it is approved", StateAttacks::approved),
        new Attack("A14d", "the request's text asks for one signature", StateAttacks::rewritten),
        new Attack("A14e", "another request that asks for one signature", StateAttacks::lookalike),
        new Attack("A14f", "the request is removed", StateAttacks::removed),
        new Attack("A14g", "the used request's status is cleared", StateAttacks::cleared),
        new Attack("A14h", "the used request is removed", StateAttacks::usedAndRemoved));
  }

  /** An approval by dana alone stands; somebody with all rights writes something. */
  private static Result halfway(Ground ground, Write write, String... words) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    String name = asked.approvalName();
    ground.person().must(Asked.approval(name, asked.statement(), List.of(ground.dana())));
    try {
      Target target = ground.shared();
      Change change = write.of(asked, Documents.APPROVALS + "/" + name);
      Result result = target.instead(ground.intruder(), change, change.path(), words);
      return result instanceof Result.Refused
          ? both(result, asked.object().after(asked.attempt(), "HF-VOL-002"))
          : result;
    } finally {
      asked.takeBack(name);
    }
  }

  private interface Write {
    Change of(Asked asked, String approval);
  }

  private static Result edited(Ground ground) {
    return halfway(
        ground,
        (asked, approval) ->
            Change.merge(approval, Documents.spec("statement", lenient(asked.statement()))),
        "a ChangeApproval never changes");
  }

  private static Result verified(Ground ground) {
    return halfway(
        ground,
        (asked, approval) ->
            Change.merge(
                approval + "/status",
                """
                {"status": {"signedBy": "dana, erin", "conditions": [{"type": "Verified", "status": "True",
                 "reason": "Verified", "message": "", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
                """),
        ONLY_OURS);
  }

  private static Result approved(Ground ground) {
    return halfway(
        ground,
        (asked, approval) ->
            Change.merge(request(asked) + "/status", "{\"status\": {\"phase\": \"Approved\"}}"),
        ONLY_OURS);
  }

  private static Result rewritten(Ground ground) {
    return halfway(
        ground,
        (asked, approval) ->
            Change.merge(request(asked), Documents.spec("statement", lenient(asked.statement()))),
        "a ChangeRequest never changes");
  }

  private static Result lookalike(Ground ground) {
    Asked asked = ground.shared().deletion();
    String name = "chr-" + "b".repeat(52);
    String text = lenient(asked.statement()).replace(asked.request(), name);
    return Protected.of(ground.admin(), Documents.REQUESTS + "/" + name)
        .after(
            ground
                .admin()
                .sends(Change.creation(Documents.REQUESTS, Documents.request(name, text))),
            ONLY_OURS);
  }

  private static Result removed(Ground ground) {
    return halfway(
        ground,
        (asked, approval) -> Change.deletion(request(asked)),
        "HF-TRUST-005",
        "is kept until");
  }

  private static Result cleared(Ground ground) {
    return afterUse(
        ground,
        asked -> Change.merge(request(asked) + "/status", "{\"status\": {\"phase\": \"Pending\"}}"),
        ONLY_OURS);
  }

  private static Result usedAndRemoved(Ground ground) {
    return afterUse(ground, asked -> Change.deletion(request(asked)), "HF-TRUST-005");
  }

  /** Somebody with all rights writes something, and the approval is used again. */
  private static Result afterUse(Ground ground, Function<Asked, Change> write, String word) {
    Asked asked = ground.used();
    Change change = write.apply(asked);
    Result result =
        Protected.of(ground.admin(), request(asked)).after(ground.admin().sends(change), word);
    return result instanceof Result.Refused
        ? both(result, asked.object().after(asked.attempt(), "was already used"))
        : result;
  }

  static Result both(Result first, Result second) {
    return second instanceof Result.Refused ? first : second;
  }

  private static String request(Asked asked) {
    return Documents.REQUESTS + "/" + asked.request();
  }

  private static String lenient(String text) {
    return text.replace("\"count\":2", "\"count\":1");
  }
}

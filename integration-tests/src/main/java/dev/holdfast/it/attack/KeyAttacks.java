package dev.holdfast.it.attack;

import java.util.List;

/** A7 and A9: keys and approvers that are gone, and one human who looks like two. */
final class KeyAttacks {
  private static final String ONE_OF_TWO = "1 of 2 approvals of group dba";

  private KeyAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A7a", "a key revoked after it signed", KeyAttacks::revoked),
        new Attack("A7b", "an approver removed after signing", KeyAttacks::removed),
        new Attack("A9a", "one key twice in one approval", KeyAttacks::twice),
        new Attack("A9b", "one key in two approvals", KeyAttacks::inTwo),
        new Attack("A9c", "one key under two names", KeyAttacks::twoNames),
        new Attack("A9d", "one human with two keys", KeyAttacks::twoKeys),
        new Attack("A9e", "one human under two names", KeyAttacks::oneHuman),
        new Attack("A9f", "a policy that asks for no signature", KeyAttacks::nobody));
  }

  private static Result revoked(Ground ground) {
    String rita = Documents.APPROVERS + "/rita";
    List<String> keys = List.of(ground.cast().rita().fingerprint());
    return signedBefore(
        ground,
        Signer.of("rita", ground.cast().rita()),
        Change.merge(rita, Documents.spec("revokedKeys", keys)),
        "the key is revoked");
  }

  private static Result removed(Ground ground) {
    return signedBefore(
        ground,
        Signer.of("otto", ground.cast().otto()),
        Change.deletion(Documents.APPROVERS + "/otto"),
        "there is no Approver otto");
  }

  /** Somebody signs beside dana, and then group trust changes that approver. */
  private static Result signedBefore(Ground ground, Signer signer, Change change, String word) {
    Asked asked = ground.shared().deletion();
    String approval = asked.standing(ground.dana(), signer);
    try {
      ground.withTrust(change, change.path());
      return asked.object().after(asked.attempt(), word);
    } finally {
      asked.takeBack(approval);
    }
  }

  private static Result twice(Ground ground) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    return asked.refuses(List.of(ground.dana(), ground.dana()), "dana has signed twice");
  }

  private static Result inTwo(Ground ground) {
    return separately(ground, ground.dana(), ground.dana(), ONE_OF_TWO + " (dana)");
  }

  private static Result twoNames(Ground ground) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    Signer one = Signer.of("kim", ground.cast().kim());
    Signer other = Signer.of("kim-too", ground.cast().kim());
    return asked.refuses(
        List.of(one, other), "the key is registered for more than one approver: kim, kim-too");
  }

  private static Result twoKeys(Ground ground) {
    Signer one = Signer.of("lou", ground.cast().lou());
    ground.shared().deletion().wouldCount(ground.dana(), one);
    return separately(ground, one, one.with(ground.cast().lousOther()), ONE_OF_TWO + " (lou)");
  }

  private static Result oneHuman(Ground ground) {
    Signer one = Signer.of("max", ground.cast().max());
    ground.shared().deletion().wouldCount(ground.dana(), one);
    return separately(
        ground, one, Signer.of("max-too", ground.cast().maxToo()), ONE_OF_TWO + " (max");
  }

  /** Each signs an approval of its own. */
  private static Result separately(Ground ground, Signer one, Signer other, String word) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    String name = asked.approvalName();
    ground.person().must(Asked.approval(name, asked.statement(), List.of(one)));
    try {
      return asked.refuses(List.of(other), word);
    } finally {
      asked.takeBack(name);
    }
  }

  /** Such a policy is at fault, and what it looks at is refused; with one signature it passes. */
  private static Result nobody(Ground ground) {
    ground.deletionIn(Ground.LONE).wouldCount(ground.dana());
    String claim = ground.claimIn(Ground.NOBODY);
    return Protected.of(ground.admin(), claim)
        .after(ground.agent().sends(Change.deletion(claim)), "HF-FAULT-", "count");
  }
}

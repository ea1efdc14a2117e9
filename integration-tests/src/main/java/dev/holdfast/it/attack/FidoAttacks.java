package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import java.util.List;
import java.util.function.Function;

/** FIDO keys without touch, without PIN, or asked by somebody else. */
final class FidoAttacks {
  /** Flags of an assertion. */
  private static final int TOUCHED = 1;

  private static final int VERIFIED = 4;

  private FidoAttacks() {}

  static List<Attack> all() {
    return forgeries().stream().map(Forgery::attack).toList();
  }

  static List<Forgery> forgeries() {
    return List.of(
        fay("F1a", "an Ed25519 FIDO key that wasn't touched", key -> key.withFlags(0), "touched"),
        gil("F1b", "an ECDSA FIDO key that wasn't touched", key -> key.withFlags(0), "touched"),
        fay("F1c", "PIN but no touch", key -> key.withFlags(VERIFIED), "touched"),
        fay(
            "F2a",
            "a FIDO key that a website asked",
            key -> key.askedBy("https://bank.example"),
            "not a signature over this statement"),
        gil(
            "F2b",
            "an ECDSA FIDO key that a website asked",
            key -> key.askedBy("https://bank.example"),
            "not a signature over this statement"),
        fay(
            "F2c",
            "a FIDO key that says it belongs to another application",
            key -> key.forApplication("ssh:bank"),
            "is no key of Approver fay"),
        pia());
  }

  private static Forgery fay(
      String number, String changed, Function<TestingKey, TestingKey> forged, String word) {
    return Forgery.signature(
        number,
        changed,
        ground -> Signer.of("fay", ground.cast().fay()),
        ground -> Signer.of("fay", forged.apply(ground.cast().fay())),
        word);
  }

  private static Forgery gil(
      String number, String changed, Function<TestingKey, TestingKey> forged, String word) {
    return Forgery.signature(
        number,
        changed,
        ground -> Signer.of("gil", ground.cast().gil()),
        ground -> Signer.of("gil", forged.apply(ground.cast().gil())),
        word);
  }

  /** Whose key counts only with PIN; fay's does without. */
  private static Forgery pia() {
    return Forgery.signature(
        "F3",
        "touch but no PIN, where the approver demands it",
        ground -> Signer.of("pia", ground.cast().pia().withFlags(TOUCHED | VERIFIED)),
        ground -> Signer.of("pia", ground.cast().pia().withFlags(TOUCHED)),
        "without PIN or biometry");
  }
}

package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Signatures that aren't what they say: missing, of other formats, types, purposes. */
final class SignatureAttacks {
  private static final String PGP =
      "-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----";
  private static final String NO_SSHSIG =
      "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----";

  private SignatureAttacks() {}

  static List<Attack> all() {
    return Stream.of(
            Stream.of(none(), pgp()).map(Forgery::attack),
            forgeries().stream().map(Forgery::attack),
            Stream.of(
                new Attack(
                    "A10g",
                    "a plain key where a hardware key is asked for",
                    SignatureAttacks::plain)))
        .flatMap(each -> each)
        .toList();
  }

  /** Those that the API server's schema lets through. */
  static List<Forgery> forgeries() {
    return Stream.of(formats(), types(), purposes()).flatMap(List::stream).toList();
  }

  private static Forgery none() {
    return new Forgery(
        "A10a",
        "no signature at all",
        text -> text,
        Ground::both,
        ground -> List.of(),
        "Approve carries 1 to 16 signatures");
  }

  private static Forgery pgp() {
    return erin(
        "A10b", "a PGP signature", ground -> ground.erin().with(text -> PGP), "should match");
  }

  private static List<Forgery> formats() {
    return List.of(
        erin(
            "A10c",
            "other bytes in the armour of an SSH signature",
            ground -> ground.erin().with(text -> NO_SSHSIG),
            "was not understood"),
        erin(
            "A10d",
            "the signature of another text",
            ground -> ground.erin().with(text -> ground.guarded().erin().key().sign(text + "\n")),
            "not a signature over this statement"),
        erin(
            "A10e",
            "the signature of somebody else",
            ground -> ground.erin().with(ground.dana().pen()),
            "is no key of Approver erin"),
        by(
            "A10f",
            "a digest by SHA-1",
            ground -> Signer.of("emil", ground.cast().emil()),
            ground -> Signer.of("emil", ground.cast().emil().withHash("sha1")),
            "neither sha256 nor sha512"));
  }

  private static List<Forgery> types() {
    Function<Ground, Signer> rosa = ground -> Signer.of("rosa", ground.cast().rosa());
    Function<Ground, Signer> emil = ground -> Signer.of("emil", ground.cast().emil());
    Function<Ground, Signer> fay = ground -> Signer.of("fay", ground.cast().fay());
    return List.of(
        by(
            "A12a",
            "an RSA signature by SHA-1",
            rosa,
            ground -> rosa.apply(ground).with(ground.cast().rosa().withFormat("ssh-rsa")),
            "doesn't sign as it says"),
        by(
            "A12b",
            "an ECDSA signature with r = s = 0",
            emil,
            ground -> numbers(ground, BigInteger.ZERO, BigInteger.ZERO),
            "out of range"),
        by(
            "A12c",
            "an ECDSA signature with a negative number",
            emil,
            ground -> numbers(ground, BigInteger.ONE, BigInteger.ONE.negate()),
            "negative"),
        by(
            "A12d",
            "an ECDSA key that signs as Ed25519",
            emil,
            ground -> emil.apply(ground).with(ground.cast().emil().withFormat("ssh-ed25519")),
            "doesn't sign as it says"),
        by(
            "A12e",
            "a FIDO key that signs as a plain one",
            fay,
            ground -> fay.apply(ground).with(ground.cast().fay().withFormat("ssh-ed25519")),
            "doesn't sign as it says"),
        by(
            "A12f",
            "a FIDO key's secret as a plain key",
            fay,
            ground -> fay.apply(ground).with(ground.cast().fay().asPlain()),
            "is no key of Approver fay"));
  }

  private static List<Forgery> purposes() {
    return List.of(
        erin(
            "A13a",
            "a signature made for git, by ssh-keygen",
            ground -> made(ground, "git"),
            "made for another purpose"),
        erin(
            "A13b",
            "a signature made for files, by ssh-keygen",
            ground -> made(ground, "file"),
            "made for another purpose"));
  }

  private static Signer made(Ground ground, String namespace) {
    return ground.erin().with(text -> ground.guarded().erin().key().sign(text, namespace));
  }

  private static Signer numbers(Ground ground, BigInteger r, BigInteger s) {
    TestingKey key = ground.cast().emil();
    return new Signer("emil", text -> key.signature(r, s));
  }

  private static Forgery erin(
      String number, String changed, Function<Ground, Signer> bad, String word) {
    return Forgery.signature(number, changed, Ground::erin, bad, word);
  }

  private static Forgery by(
      String number,
      String changed,
      Function<Ground, Signer> good,
      Function<Ground, Signer> bad,
      String word) {
    return Forgery.signature(number, changed, good, bad, word);
  }

  private static Result plain(Ground ground) {
    Asked asked = ground.deletionIn(Ground.HARDWARE);
    asked.wouldCount(Signer.of("fay", ground.cast().fay()));
    return asked.refuses(List.of(ground.dana()), "only hardware keys count");
  }
}

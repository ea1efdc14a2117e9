package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * More approvers of group dba, each with a key made in software, so that it can sign badly. Some of
 * them were let in by mistake.
 *
 * @param rosa has an RSA key
 * @param emil has an ECDSA key
 * @param fay has a FIDO key
 * @param gil has a FIDO key on a curve
 * @param pia has a FIDO key that counts only with PIN
 * @param rita will have her key revoked
 * @param otto will be removed
 * @param frank answers for the agent
 * @param vera asks for changes herself
 * @param kim is registered a second time, as kim-too, with the same key
 * @param lou has two keys
 * @param max is registered a second time, as max-too, with another key
 * @param robo is the agent itself
 */
record Cast(
    TestingKey rosa,
    TestingKey emil,
    TestingKey fay,
    TestingKey gil,
    TestingKey pia,
    TestingKey rita,
    TestingKey otto,
    TestingKey frank,
    TestingKey vera,
    TestingKey kim,
    TestingKey lou,
    TestingKey lousOther,
    TestingKey max,
    TestingKey maxToo,
    TestingKey robo) {
  /** All keys fresh. */
  static Cast create() {
    return new Cast(
        TestingKey.rsa(),
        TestingKey.ecdsa(),
        TestingKey.hardware(),
        TestingKey.hardwareEcdsa(),
        TestingKey.hardware(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519(),
        TestingKey.ed25519());
  }

  /** Makes an Approver of each, with the signature that this needs. */
  void enrol(Ground ground) {
    enrol(ground, "rosa", "rosa@example.com", rosa);
    enrol(ground, "emil", "emil@example.com", emil);
    enrol(ground, "fay", "fay@example.com", fay);
    enrol(ground, "gil", "gil@example.com", gil);
    add(
        ground,
        "pia",
        "pia@example.com",
        List.of(Map.of("publicKey", pia.publicLine(), "requireUserVerification", true)));
    enrol(ground, "rita", "rita@example.com", rita);
    enrol(ground, "otto", "otto@example.com", otto);
    enrol(ground, "frank", Ground.OWNER, frank);
    enrol(ground, "vera", Ground.VERA, vera);
    enrol(ground, "kim", "kim@example.com", kim);
    enrol(ground, "kim-too", "kim-too@example.com", kim);
    enrol(ground, "lou", "lou@example.com", lou, lousOther);
    enrol(ground, "max", "max@example.com", max);
    enrol(ground, "max-too", "max@example.com", maxToo);
    enrol(ground, "robo", Ground.AGENT.username(), robo);
  }

  private static void enrol(Ground ground, String name, String user, TestingKey... keys) {
    add(
        ground,
        name,
        user,
        Arrays.stream(keys)
            .map(key -> Map.<String, Object>of("publicKey", key.publicLine()))
            .collect(Collectors.toList()));
  }

  private static void add(Ground ground, String name, String user, List<Map<String, Object>> keys) {
    ground.withTrust(
        Change.creation(Documents.APPROVERS, Documents.approver(name, user, keys)),
        Documents.APPROVERS + "/" + name);
  }
}

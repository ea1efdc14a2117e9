package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whatever the bytes are: a signature of which there is one encoding, or a refusal in one line. */
class SshSignatureFuzzTest {
  private static final byte[] MESSAGE = "the statement".getBytes(StandardCharsets.UTF_8);

  /** What the armour holds, which the fuzzer would seldom reach through base64. */
  @FuzzTest
  void blob(byte[] bytes) {
    try {
      SshSignature signature = SshSignature.parse(TestingKey.armour(bytes));
      assertThat(encoded(signature, bytes)).isEqualTo(bytes);
      verifiedWithoutSurprise(signature, bytes);
    } catch (SshFormatException e) {
      assertThat(e.reason()).isNotBlank().doesNotContain("\n");
    }
  }

  /** By the key that it names itself: that its holder signed it is all that a forger can't do. */
  private static void verifiedWithoutSurprise(SshSignature signature, byte[] bytes) {
    try {
      SshKey key = SshKey.decode(key(signature, bytes));
      assertThat(key.fingerprint()).isEqualTo(signature.fingerprint());
      assertThat(SignatureVerifier.verify(signature, key, MESSAGE)).isNotNull();
    } catch (SshFormatException e) {
      assertThat(e.reason()).isNotBlank().doesNotContain("\n");
    }
  }

  static byte[] encoded(SshSignature signature, byte[] bytes) {
    return new WireWriter()
        .raw("SSHSIG".getBytes(StandardCharsets.US_ASCII))
        .uint32(1)
        .string(key(signature, bytes))
        .raw(behindKey(signature))
        .bytes();
  }

  /** The signature tells only its fingerprint: the key is what is left of its bytes. */
  private static byte[] key(SshSignature signature, byte[] bytes) {
    byte[] key = Arrays.copyOfRange(bytes, 14, bytes.length - behindKey(signature).length);
    assertThat(Encoding.fingerprint(key)).isEqualTo(signature.fingerprint());
    return key;
  }

  private static byte[] behindKey(SshSignature signature) {
    return new WireWriter()
        .string(signature.namespace())
        .string("")
        .string(signature.hash())
        .string(signature.signature())
        .bytes();
  }
}

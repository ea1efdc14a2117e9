package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;

/** Whatever an Approver's key says: a key of which there is one encoding, or a refusal. */
class SshKeyFuzzTest {
  /** The bytes behind the type in {@code id_ed25519.pub}. */
  @FuzzTest
  void blob(byte[] bytes) {
    try {
      SshKey key = SshKey.decode(bytes);
      String line = key.type() + " " + Base64.getEncoder().encodeToString(bytes);
      assertThat(SshKey.parse(line + " dana@laptop")).isEqualTo(key);
      assertThat(TestingKey.blob(key.kind(), key.javaKey(), "ssh:")).isEqualTo(bytes);
    } catch (SshFormatException e) {
      assertThat(e.reason()).isNotBlank().doesNotContain("\n");
    }
  }
}

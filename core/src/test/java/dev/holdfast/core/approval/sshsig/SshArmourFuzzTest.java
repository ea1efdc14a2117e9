package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever a ChangeApproval's signature says: an armour that only line breaks can vary. */
class SshArmourFuzzTest {
  @FuzzTest
  void text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      SshSignature signature = SshSignature.parse(text);
      byte[] encoded = SshSignatureFuzzTest.encoded(signature, TestingKey.blobOf(text));
      assertThat(text.replace("\n", "")).isEqualTo(TestingKey.armour(encoded).replace("\n", ""));
    } catch (SshFormatException e) {
      assertThat(e.reason()).isNotBlank().doesNotContain("\n");
    }
  }
}

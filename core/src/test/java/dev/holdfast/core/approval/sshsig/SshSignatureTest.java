package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshSignatureTest {
  private static final TestingKey KEY = TestingKey.ed25519();

  @Test
  void saysWhoAndWhatFor() throws SshFormatException {
    SshSignature signature = SshSignature.parse(KEY.sign("x"));
    assertThat(signature.fingerprint()).isEqualTo(KEY.fingerprint()).startsWith("SHA256:");
    assertThat(signature.namespace()).isEqualTo("change@holdfast.dev");
    assertThat(SshSignature.parse(KEY.sign("x").stripTrailing()).namespace()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----",
        "-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----",
        "untrusted comment: signify\nAAAA"
      })
  void a10WhatIsNoSshSignature(String text) {
    assertThatThrownBy(() -> SshSignature.parse(text)).isInstanceOf(SshFormatException.class);
  }

  @Test
  void whateverStandsAroundIt() {
    String good = KEY.sign("x");
    for (String bad :
        new String[] {" " + good, good + "\n", good.replace("\n", "\r\n"), good + good}) {
      assertThatThrownBy(() -> SshSignature.parse(bad)).isInstanceOf(SshFormatException.class);
    }
  }

  @Test
  void theReservedFieldIsEmpty() {
    assertThatThrownBy(() -> SshSignature.parse(KEY.withReserved("x").sign("x")))
        .hasMessageContaining("reserved");
  }

  @Test
  void strayBitsInBase64() throws SshFormatException {
    assertThat(Encoding.base64("AAE=")).containsExactly(0, 1);
    assertThatThrownBy(() -> Encoding.base64("AAF=")).hasMessageContaining("canonical");
    assertThatThrownBy(() -> Encoding.base64("AAE")).isInstanceOf(SshFormatException.class);
  }

  @Test
  void lengthsBeyondTheEnd() {
    byte[] blob = Base64.getMimeDecoder().decode(body(KEY.sign("x")));
    for (int at = 10; at < 14; at++) {
      byte[] changed = blob.clone();
      changed[at] = (byte) 0xFF;
      assertThatThrownBy(() -> SshSignature.parse(TestingKey.armour(changed)))
          .isInstanceOf(SshFormatException.class);
    }
  }

  @Test
  void nothingFollowsTheBlob() throws SshFormatException {
    byte[] blob = TestingKey.blobOf(KEY.sign("x"));
    assertThat(SshSignature.parse(TestingKey.armour(blob)).namespace()).isNotEmpty();
    assertThatThrownBy(
            () -> SshSignature.parse(TestingKey.armour(Arrays.copyOf(blob, blob.length + 1))))
        .hasMessageContaining("something follows its end");
  }

  @Test
  void tooLong() {
    String text = "x".repeat(SshSignature.LENGTH_LIMIT + 1);
    assertThatThrownBy(() -> SshSignature.parse(text)).hasMessageContaining("too long");
  }

  private static byte[] body(String armoured) {
    return armoured
        .replace("-----BEGIN SSH SIGNATURE-----", "")
        .replace("-----END SSH SIGNATURE-----", "")
        .getBytes(StandardCharsets.US_ASCII);
  }
}

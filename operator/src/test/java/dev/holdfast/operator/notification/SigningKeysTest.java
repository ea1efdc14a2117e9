package dev.holdfast.operator.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);

  /** By openssl dgst -sha256 -mac HMAC, and the same as the scheme's own libraries test with. */
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @TempDir private Path folder;

  @Test
  void signsAsTheSchemeSays() throws IOException {
    assertThat(sign(KEY)).isEqualTo(SIGNATURE);
    assertThat(sign(KEY + "\n")).isEqualTo(SIGNATURE);
  }

  @Test
  void everyKeyOfTheFileSigns() throws IOException {
    String other = "whsec_" + "A".repeat(32);
    assertThat(sign(other + "\n" + KEY + "\n")).startsWith("v1,").endsWith(" " + SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_c2hvcnQ=",
        "whsec_%%%",
        KEY + "x"
      })
  void refusesWhatIsNoKeyWithoutTellingIt(String content) {
    assertThatThrownBy(() -> sign(content))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("MfKQ")
        .hasMessageNotContaining("c2hvcnQ");
  }

  private String sign(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), content);
    return SigningKeys.read(file)
        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}".getBytes(UTF_8));
  }
}

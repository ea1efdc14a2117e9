package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real {@code ssh-keygen} makes is understood, and what we make it understands. */
class OpenSshTest {
  private static final String TEXT = "{\"kind\":\"ChangeStatement\",\"reason\":\"né\"}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521", "rsa -b 3072"})
  void signaturesOfSshKeygenVerify(String type) throws Exception {
    Path key = folder.resolve("key");
    run("-q", "-N", "", "-C", "dana@laptop", "-f", key.toString(), "-t", type);
    Path statement = Files.writeString(folder.resolve("statement.json"), TEXT);
    run("-Y", "sign", "-n", "change@holdfast.dev", "-f", key.toString(), statement.toString());

    String line = Files.readString(folder.resolve("key.pub"));
    SshKey registered = SshKey.parse(line);
    SshSignature signature =
        SshSignature.parse(Files.readString(folder.resolve("statement.json.sig")));
    assertThat(SignatureVerifier.verify(signature, registered, bytes(TEXT)))
        .isEqualTo(new Verification.Good(false));
    assertThat(SignatureVerifier.verify(signature, registered, bytes(TEXT + " ")))
        .isInstanceOf(Verification.Bad.class);
    assertThat(run("-l", "-f", key + ".pub")).contains(" " + registered.fingerprint() + " ");
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void sshKeygenVerifiesOurs(KeyType type) throws Exception {
    TestingKey key = TestingKey.of(type);
    Path signers =
        Files.writeString(
            folder.resolve("allowed_signers"), "dana@example.com " + key.publicLine() + "\n");
    Path signature = Files.writeString(folder.resolve("x.sig"), key.sign(TEXT));
    String said =
        run(
            "-Y",
            "verify",
            "-n",
            "change@holdfast.dev",
            "-I",
            "dana@example.com",
            "-f",
            signers.toString(),
            "-s",
            signature.toString());
    assertThat(said).contains("Good");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("ssh-keygen"));
    for (String argument : arguments) {
      words.addAll(argument.isEmpty() ? List.of("") : List.of(argument.split(" ")));
    }
    Path input = Files.writeString(folder.resolve("input"), TEXT);
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectInput(input.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

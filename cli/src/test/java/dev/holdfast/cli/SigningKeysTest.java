package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever key the installed OpenSSH makes, in a file or in an agent, signs or is told why not. */
class SigningKeysTest {
  private static final String TEXT = TestingCluster.statement().text();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521", "rsa -b 3072"})
  void bothVerifyWhatSignMakes(String type) throws Exception {
    Path key = new TestingKeys(folder).create("dana", type);
    Path statement = Files.writeString(folder.resolve("statement.json"), TEXT);
    TestingTerminal signed =
        terminal(Map.of(), "sign", statement.toString(), "--key", key.toString(), "--as", "dana");
    assertThat(signed.status()).as(signed.err()).isZero();

    TestingTerminal verified = verify(signed.out(), key);
    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("  good: dana, ");

    Path signature =
        Files.writeString(
            folder.resolve("sig"),
            new ObjectMapper().readTree(signed.out()).at("/spec/signatures/0/signature").asText());
    Path signers =
        Files.writeString(folder.resolve("signers"), "dana " + TestingKeys.publicKey(key) + "\n");
    List<String> sshKeygen =
        List.of(
            "ssh-keygen",
            "-Y",
            "verify",
            "-n",
            "change@holdfast.dev",
            "-I",
            "dana",
            "-f",
            signers.toString(),
            "-s",
            signature.toString());
    assertThat(TestingKeys.run(sshKeygen, Map.of(), TEXT)).startsWith("Good ");
  }

  @Test
  void aShortRsaKeyIsRefusedBeforeAnybodyIsBothered() throws Exception {
    Path key = new TestingKeys(folder).create("dana", "rsa -b 2048");
    Path statement = Files.writeString(folder.resolve("statement.json"), TEXT);
    TestingTerminal said =
        terminal(Map.of(), "sign", statement.toString(), "--key", key.toString());
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("an RSA key of 2048 bits is too short, 3072 is the least")
        .contains("ssh-keygen -t ed25519");
  }

  @Test
  void approveByAKeyThatOnlyAnAgentHas() throws Exception {
    Path key = new TestingKeys(folder).create("dana");
    TestingCluster cluster =
        new TestingCluster()
            .with(TestingCluster.statement())
            .approver("dana", TestingKeys.publicKey(key));
    try (TestingAgent agent = TestingAgent.start(folder)) {
      Path half = agent.take(key);
      TestingTerminal said =
          terminal(cluster, agent.environment(), "approve", "chr-abc", "--key", half.toString());
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("Approved as dana");
      assertThat(cluster.approvals).hasSize(1);

      TestingKeys.run(List.of("ssh-add", "-q", "-D"), agent.environment(), "");
      TestingTerminal none =
          terminal(cluster, agent.environment(), "approve", "chr-abc", "--key", half.toString());
      assertThat(none.status()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(none.err()).contains("needs its key in the agent (ssh-add -l)");
      assertThat(words()).content().contains("No private key found for public key");
    }
  }

  private TestingTerminal verify(String approval, Path key) throws Exception {
    Path approvals = Files.writeString(folder.resolve("approval.json"), approval);
    Path approvers =
        Files.writeString(
            folder.resolve("approvers.yaml"),
            """
            kind: Approver
            metadata: {name: dana}
            spec: {subjects: [], groups: [dba], keys: [{publicKey: "%s"}]}
            """
                .formatted(TestingKeys.publicKey(key)));
    return terminal(Map.of(), "verify", approvals.toString(), "--approvers", approvers.toString());
  }

  private TestingTerminal terminal(Map<String, String> environment, String... arguments) {
    return terminal(new TestingCluster(), environment, arguments);
  }

  /** What ssh-keygen itself has said. */
  private Path words() {
    return folder.resolve("words");
  }

  private TestingTerminal terminal(
      Cluster cluster, Map<String, String> environment, String... arguments) {
    return TestingTerminal.run(
        () -> cluster,
        new TestingSurvey(),
        new SshKeygen(
            "ssh-keygen", environment, ProcessBuilder.Redirect.appendTo(words().toFile())),
        "yes\n",
        arguments);
  }
}

package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person does wrong, the message says what to do next. */
class MistakesTest {
  @TempDir private Path folder;
  private Path dana;
  private TestingCluster cluster;

  @BeforeEach
  void oneApproverAndARequest() throws Exception {
    dana = new TestingKeys(folder).create("dana");
    cluster =
        new TestingCluster()
            .with(TestingCluster.statement())
            .approver("dana", TestingKeys.publicKey(dana));
  }

  @Test
  void noSuchRequest() {
    for (String command : new String[] {"show", "approve", "reject --reason x"}) {
      TestingTerminal said = run((command + " chr-none").split(" ", -1));
      assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
      assertThat(said.err())
          .contains("there is no ChangeRequest chr-none")
          .contains("kubectl holdfast requests --all")
          .contains("kubectl config current-context");
    }
  }

  @Test
  void aRequestThatIsOver() {
    cluster.executed(TestingCluster.statement());
    for (String command : new String[] {"approve", "reject --reason x"}) {
      TestingTerminal said = run((command + " chr-abc").split(" ", -1));
      assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
      assertThat(said.err())
          .contains("it is Executed (the change was made, and its approvals are spent)")
          .contains("the requester repeats it, and the denial names a new request");
    }
  }

  @Test
  void aRequestThatSomebodyRejected() {
    run("reject", "chr-abc", "--reason", "use the dump", "--as", "erin");
    assertThat(run("approve", "chr-abc").err()).contains("rejected by erin: use the dump");
  }

  @Test
  void aReasonThatWouldWriteOverTheScreen() {
    run("reject", "chr-abc", "--reason", "use\nthe dump\u001b[2K\u202e", "--as", "dana");
    assertThat(cluster.approvals.getFirst().spec().reason())
        .isEqualTo("use the dump\uFFFD[2K\uFFFD");
    assertThat(run("show", "chr-abc").out()).doesNotContain("\u001b");
  }

  @Test
  void noReason() {
    TestingTerminal said = run("reject", "chr-abc", "--reason", " \n");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("--reason is empty");
    assertThat(cluster.approvals).isEmpty();
  }

  @Test
  void aKeyThatNobodyHas() throws Exception {
    Path other = new TestingKeys(folder).create("other");
    TestingTerminal said = run("approve", "chr-abc", "--key", other.toString());
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("no Approver has the key SHA256:")
        .contains("--key")
        .contains("kubectl get approvers");
  }

  @Test
  void aKeyFileThatIsNotThere() {
    TestingTerminal said = run("approve", "chr-abc", "--key", folder.resolve("x").toString());
    assertThat(said.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(said.err()).contains("there is no readable key").contains("Name yours with --key");
  }

  @Test
  void noSshKeygen() {
    TestingTerminal said =
        run(
            () -> cluster,
            new SshKeygen(
                folder.resolve("ssh-keygen").toString(), Map.of(), ProcessBuilder.Redirect.DISCARD),
            "approve",
            "chr-abc",
            "--key",
            dana.toString());
    assertThat(said.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(said.err()).contains("ssh-keygen can't be run").contains("Install OpenSSH 8.2");
    assertThat(cluster.approvals).isEmpty();
  }

  @Test
  void aClusterWithoutHoldfast() {
    TestingTerminal said = failing(404, "the server could not find the requested resource");
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("this cluster doesn't know Holdfast's objects")
        .contains("kubectl config current-context");
  }

  @Test
  void noRights() {
    TestingTerminal said =
        failing(403, "changerequests.holdfast.dev is forbidden: User \"eve\" cannot list resource");
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("User \"eve\"").contains("ClusterRole holdfast-approver");
    assertThat(failing(401, "Unauthorized").err()).contains("kubectl auth whoami");
  }

  @Test
  void aClusterThatDoesNotAnswer() {
    TestingTerminal said =
        run(
            () -> {
              throw new KubernetesClientException("", new ConnectException("refused"));
            },
            SshKeygen.installed(),
            "requests");
    assertThat(said.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(said.err()).contains("can't be reached").contains("Is KUBECONFIG right?");
  }

  private TestingTerminal failing(int code, String message) {
    return run(
        () -> {
          throw new KubernetesClientException(
              new StatusBuilder().withCode(code).withMessage(message).build());
        },
        SshKeygen.installed(),
        "requests");
  }

  private TestingTerminal run(String... arguments) {
    return run(() -> cluster, SshKeygen.installed(), arguments);
  }

  private static TestingTerminal run(
      Supplier<Cluster> cluster, SshKeygen ssh, String... arguments) {
    return TestingTerminal.run(cluster, new TestingSurvey(), ssh, "yes\n", arguments);
  }
}

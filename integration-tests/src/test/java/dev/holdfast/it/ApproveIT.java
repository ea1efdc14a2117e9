package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kubectl holdfast approve} with a key that only an ssh-agent holds lets the change pass.
 */
@HoldfastTest
class ApproveIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void byAKeyInAnAgentAndOneInAFile(Guarded guarded, Twins twins) throws Exception {
    String request = requested(guarded, twins);
    Path socket = folder.resolve("agent.sock");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Await.until("the agent to listen", LIMIT, () -> Files.exists(socket));
      Map<String, String> environment = Map.of("SSH_AUTH_SOCK", socket.toString());
      new Command(
              Command.of("ssh-add", "-q", guarded.dana().key().privateKey().toString()).words(),
              environment,
              null)
          .run()
          .orThrow();
      CommandResult approved =
          approve(guarded, guarded.dana(), request, publicHalf(guarded.dana()), environment)
              .orThrow();
      assertThat(approved.stdout())
          .contains(
              "What falls", "PRODUCTION", "Newest independent restore points", "RESTORE POINT")
          .contains("Approved as dana: changeapproval/" + request);
    } finally {
      agent.destroy();
    }
    Path file = guarded.erin().key().privateKey();
    assertThat(approve(guarded, guarded.erin(), request, file, Map.of()).orThrow().stdout())
        .contains("You sign the same bytes");
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
  }

  @Test
  void aReasonWithControlCharactersStaysInItsLine(Guarded guarded, Twins twins) {
    String request = requested(guarded, twins);
    String no =
        Approval.rejection(
            request + "-no",
            new Approvals(guarded).statement(request),
            "use the dump\u001b[2J\nError: allowed\u202e");
    guarded.dana().kubectl(guarded.cluster()).create(no).orThrow();
    guarded
        .admin()
        .must("wait", "--for=jsonpath={.status.phase}=Rejected", "--timeout=30s", "chr/" + request);
    CommandResult denied = guarded.agent().run(twins.deletion());
    Answer.to(denied).isDenied("use the dump\uFFFD[2J Error: allowed\uFFFD");
    assertThat(denied.output()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  /** Only this is at hand, as for a person whose private key never leaves the agent. */
  private Path publicHalf(Approver approver) throws IOException {
    return Files.writeString(folder.resolve("dana.pub"), approver.key().publicKey() + "\n");
  }

  private static CommandResult approve(
      Guarded guarded,
      Approver approver,
      String request,
      Path key,
      Map<String, String> environment) {
    Command kubectl =
        approver
            .kubectl(guarded.cluster())
            .command("holdfast", "approve", request, "--key", key.toString());
    Map<String, String> all = new HashMap<>(kubectl.environment());
    all.putAll(environment);
    return new Command(kubectl.words(), all, null).run("yes\n");
  }

  private static String requested(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    new Approvals(guarded).statement(request);
    return request;
  }
}

package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.core.change.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command, with the real ssh-keygen and a cluster in memory. */
class CommandsTest {
  @TempDir private Path folder;
  private Path dana;
  private Path erin;
  private TestingCluster cluster;

  @BeforeEach
  void twoApproversAndARequest() throws Exception {
    TestingKeys keys = new TestingKeys(folder);
    dana = keys.create("dana");
    erin = keys.create("erin");
    cluster =
        new TestingCluster()
            .with(TestingCluster.statement())
            .approver("dana", TestingKeys.publicKey(dana))
            .approver("erin", TestingKeys.publicKey(erin));
  }

  @Test
  void requestsInATable() {
    assertThat(run("", "requests").out())
        .isEqualTo(
            """
            NAME      PHASE     SIGNED   OPERATION   TARGET                                            REQUESTER                             UNTIL
            chr-abc   Pending   0/2      DELETE      persistentvolumeclaims orders-staging/pg-data-0   system:serviceaccount:agents:cursor   2026-11-23T16:00:00Z
            """);
    cluster.executed(TestingCluster.statement());
    assertThat(run("", "requests").out()).isEqualTo("No change waits for approval.\n");
    assertThat(run("", "requests", "--all").out()).contains("chr-abc   Executed");
    cluster.with("chr-bad", new HeldRequest("{}", false, java.time.Instant.EPOCH));
    assertThat(run("", "requests").out()).contains("chr-bad   Unreadable");
  }

  @Test
  void showOnOneScreen() {
    assertThat(run("", "show", "chr-abc").out())
        .contains("State      Pending, 0/2 signatures")
        .contains("Change     DELETE persistentvolumeclaims orders-staging/pg-data-0")
        .contains("Asked by   system:serviceaccount:agents:cursor (Agent cursor)")
        .contains("until 2026-11-23T16:00:00Z (6 h 30 min left)")
        .contains("Digest     " + TestingCluster.statement().digest())
        .contains("  DESTROYED persistentvolumeclaims orders-production/pg-data-0, PRODUCTION\n")
        .contains("  2 of group dba: shared with production (HF-VOL-002)")
        .contains("RESTORE POINT of x\uFFFD[2K")
        .doesNotContain("\u001b")
        .contains("Signed so far\n  nobody");
    assertThat(run("", "show", "chr-abc", "--statement").out())
        .isEqualTo(TestingCluster.statement().text());
  }

  @Test
  void showWhatIsNotThere() {
    TestingTerminal shown = run("", "show", "chr-none");
    assertThat(shown.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("there is no ChangeRequest chr-none");
  }

  @Test
  void twoPeopleApprove() {
    TestingTerminal first = approve("yes\n", dana);
    assertThat(first.status()).isZero();
    assertThat(first.out())
        .contains("Sign this, to count until 2026-11-23T10:30:00Z? Type yes:")
        .contains("Approved as dana: changeapproval/chr-abc-1");
    TestingTerminal second = approve("yes\n", erin);
    assertThat(second.out()).contains("You sign the same bytes").contains("Approved as erin");
    assertThat(cluster.approvals.get(1).spec().statement())
        .isEqualTo(cluster.approvals.get(0).spec().statement());
    assertThat(run("", "requests").out()).contains("Approved   2/2");
    assertThat(run("", "show", "chr-abc").out()).contains("  dana (SHA256:").contains("for dba");
  }

  @Test
  void anotherAnswerThanYes() {
    for (String typed : new String[] {"", "no\n", "y\n", "YES\n"}) {
      TestingTerminal said = approve(typed, dana);
      assertThat(said.status()).isEqualTo(ExitCode.ABORTED);
      assertThat(said.out()).contains("Nothing was signed.");
    }
    assertThat(cluster.approvals).isEmpty();
  }

  @Test
  void withoutAskingOnlyWhatWasRead() {
    String digest = TestingCluster.statement().digest();
    assertThat(approve("", dana, "--yes").status()).isEqualTo(2);
    TestingTerminal other = approve("", dana, "--yes", "--expect-digest", "sha256:0");
    assertThat(other.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(other.err()).contains("its digest is " + digest);
    assertThat(approve("", dana, "--yes", "--expect-digest", digest).status()).isZero();
  }

  @Test
  void theWindowIsNarrowed() {
    approve("yes\n", dana, "--for", "20m", "--reason", "ticket 7");
    Statement signed = signed(0);
    assertThat(signed.notBefore()).isEqualTo(Instant.parse("2026-11-23T09:29:00Z"));
    assertThat(signed.notAfter()).isEqualTo(Instant.parse("2026-11-23T09:50:00Z"));
    assertThat(signed.reason()).isEqualTo("ticket 7");
    TestingTerminal apart = approve("yes\n", erin, "--for", "48h");
    assertThat(apart.out()).contains("doesn't add up with theirs");
    assertThat(signed(1).notAfter()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
  }

  @Test
  void connectCountsForAQuarterOfAnHour() {
    cluster.with(TestingCluster.statement(Operation.CONNECT));
    approve("yes\n", dana);
    assertThat(signed(0).notBefore()).isEqualTo(Instant.parse("2026-11-23T09:29:00Z"));
    assertThat(signed(0).notAfter()).isEqualTo(Instant.parse("2026-11-23T09:44:00Z"));
  }

  @Test
  void whoseKeyItIs() throws Exception {
    Path stranger = new TestingKeys(folder).create("stranger");
    TestingTerminal unknown = approve("yes\n", stranger);
    assertThat(unknown.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(unknown.err()).contains("no Approver has the key SHA256:");
    TestingTerminal mistaken = approve("yes\n", dana, "--as", "erin");
    assertThat(mistaken.err()).contains("is that of dana, not of erin");
    assertThat(approve("yes\n", folder.resolve("none")).err()).contains("no readable key");
    cluster.approver("twin", TestingKeys.publicKey(dana));
    assertThat(approve("yes\n", dana).err()).contains("it counts for none: dana, twin");
    assertThat(cluster.approvals).isEmpty();
  }

  @Test
  void whatIsOverIsNotSigned() {
    cluster.executed(TestingCluster.statement());
    TestingTerminal said = approve("yes\n", dana);
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("can't be approved: it is Executed");
  }

  @Test
  void reject() {
    assertThat(run("", "reject", "chr-abc").status()).isEqualTo(2);
    TestingTerminal said = run("", "reject", "chr-abc", "--reason", "use the dump", "--as", "dana");
    assertThat(said.out()).isEqualTo("Rejected: changeapproval/chr-abc-1\n");
    assertThat(cluster.approvals.getFirst().rejectedBy()).isEqualTo("dana");
    assertThat(run("", "show", "chr-abc").out())
        .contains("Rejected")
        .contains("rejected by dana: use the dump");
    assertThat(approve("yes\n", dana).status()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void signAndVerifyOffline() throws Exception {
    Path statement =
        Files.writeString(folder.resolve("statement.json"), TestingCluster.statement().text());
    TestingTerminal signed =
        run("yes\n", "sign", statement.toString(), "--key", dana.toString(), "--as", "dana");
    assertThat(signed.status()).isZero();
    assertThat(signed.err()).contains("What falls (2 items)");
    Path approval = Files.writeString(folder.resolve("approval.json"), signed.out());
    Path approvers =
        Files.writeString(
            folder.resolve("approvers.yaml"),
            """
            kind: List
            items:
            - kind: Approver
              metadata: {name: dana}
              spec: {subjects: [], groups: [dba], keys: [{publicKey: "%s"}]}
            """
                .formatted(TestingKeys.publicKey(dana)));
    TestingTerminal verified =
        run("", "verify", approval.toString(), "--approvers", approvers.toString());
    assertThat(verified.out())
        .contains("Approve of DELETE persistentvolumeclaims orders-staging/pg-data-0")
        .contains("  good: dana, ssh-ed25519 SHA256:");
    assertThat(verified.status()).isZero();

    Files.writeString(approval, signed.out().replace("a1b2", "ffff"));
    TestingTerminal forged =
        run("", "verify", approval.toString(), "--approvers", approvers.toString());
    assertThat(forged.out()).contains("bad: the signature of dana is no good");
    assertThat(forged.status()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void signsNothingButStatements() throws Exception {
    Path other = Files.writeString(folder.resolve("x"), TestingCluster.statement().text() + "\n");
    TestingTerminal said = run("yes\n", "sign", other.toString(), "--key", dana.toString());
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("without other spaces, escapes or a line break at its end");
    assertThat(run("", "sign", folder.resolve("none").toString()).status())
        .isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run("", "verify", other.toString(), "--approvers", other.toString()).err())
        .contains("there is no Approver in");
  }

  @Test
  void helpForEveryCommand() {
    for (String command :
        new String[] {"requests", "show", "approve", "reject", "sign", "verify"}) {
      TestingTerminal said = run("", command, "--help");
      assertThat(said.status()).isZero();
      assertThat(said.out()).contains("Usage: kubectl holdfast " + command);
    }
    assertThat(run("", "--help").out()).contains("Exit status:").contains("approve");
    assertThat(run("", "nonsense").status()).isEqualTo(2);
    assertThat(run("", "approve", "chr-abc", "--for", "soon").err()).contains("no span of time");
  }

  private Statement signed(int index) {
    return switch (StatementParser.parse(cluster.approvals.get(index).spec().statement())) {
      case ParsedStatement.Parsed(Statement statement) -> statement;
      case ParsedStatement.Malformed(String message) -> throw new AssertionError(message);
    };
  }

  private TestingTerminal approve(String typed, Path key, String... options) {
    String[] arguments = new String[4 + options.length];
    arguments[0] = "approve";
    arguments[1] = "chr-abc";
    arguments[2] = "--key";
    arguments[3] = key.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return run(typed, arguments);
  }

  private TestingTerminal run(String typed, String... arguments) {
    return TestingTerminal.run(cluster, typed, arguments);
  }
}

package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.Statement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an approver reads fits one screen, however much falls, and begins with what matters. */
class ScreenTest {
  private static final int ROWS = 32;

  @Test
  void aLargeRequestIsOneScreen() {
    List<String> rows = TestingTerminal.run(large(), "", "show", "chr-abc").out().lines().toList();
    assertThat(rows).hasSizeLessThanOrEqualTo(ROWS);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(Rows.WIDTH));
  }

  @Test
  void whatIsLostComesFirstThenWhatBringsItBackThenWhoAsks() {
    String shown = TestingTerminal.run(large(), "", "show", "chr-abc").out();
    assertThat(shown)
        .containsSubsequence(
            "What falls (300 items)",
            "DESTROYED persistentvolumeclaims orders-0/data, PRODUCTION (namespace orders-0 has",
            "more lines: --full shows them",
            "Newest independent restore points",
            "NO INDEPENDENT RESTORE POINT of persistentvolumeclaims orders-0/data",
            "more lines: --full shows them",
            "Asked by   system:serviceaccount:agents:cursor",
            "Counts     from",
            "Needed",
            "Signed so far",
            "Digest");
  }

  @Test
  void fullLeavesNothingOut() {
    String shown = TestingTerminal.run(large(), "", "show", "chr-abc", "--full").out();
    for (int i = 0; i < 100; i++) {
      assertThat(shown).contains("DESTROYED persistentvolumeclaims orders-" + i + "/data,");
    }
    assertThat(shown).doesNotContain("--full shows them");
  }

  @Test
  void aWordThatIsLongerThanTheScreenIsBroken() {
    assertThat(Rows.of("  ", "x".repeat(250)))
        .allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(Rows.WIDTH))
        .hasSize(3);
    assertThat(String.join("", Rows.of("  ", "x".repeat(250))).replace(" ", ""))
        .isEqualTo("x".repeat(250));
  }

  @Test
  void aStatementWithoutRestorePointsHasNoSuchSection() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Statement statement = TestingCluster.statement();
    new Screen(out, TestingTerminal.NOW, false).statement(with(statement, List.of("CONNECT x")));
    out.flush();
    assertThat(text.toString()).contains("  CONNECT x").doesNotContain("restore points");
  }

  private static TestingCluster large() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 100)
        .mapToObj(
            i ->
                "DESTROYED persistentvolumeclaims orders-%1$d/data, PRODUCTION (namespace orders-%1$d has environment=production), storage ebs.csi.aws.com/vol-%1$d, because its namespace is deleted"
                    .formatted(i))
        .forEach(lines::add);
    IntStream.range(0, 30)
        .mapToObj(
            i ->
                "NO INDEPENDENT RESTORE POINT of persistentvolumeclaims orders-%1$d/data; volumesnapshots orders-%1$d/nightly doesn't count: it falls too"
                    .formatted(i))
        .forEach(lines::add);
    return new TestingCluster().with(with(TestingCluster.statement(), lines));
  }

  private static Statement with(Statement statement, List<String> lines) {
    List<Requirement> requirements = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      requirements.add(
          new Requirement(
              "p" + i,
              "HF-VOL-00" + i,
              "dba",
              2,
              true,
              "persistentvolumeclaims orders-0/data: its storage ebs.csi.aws.com/vol-0 is shared"
                  + " with production"));
    }
    return new Statement(
        statement.request(),
        statement.cluster(),
        statement.change(),
        statement.effects(),
        new Statement.StatedImpact(statement.impact().digest(), 300, lines),
        statement.requester(),
        requirements,
        "",
        statement.notBefore(),
        statement.notAfter());
  }
}

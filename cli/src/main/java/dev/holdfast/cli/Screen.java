package dev.holdfast.cli;

import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import dev.holdfast.core.approval.OneLine;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.SignedSoFar;
import dev.holdfast.core.approval.Statement;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One screen that tells what a signature would allow. Whatever comes from the cluster is printed
 * without invisible characters, so that nothing in it can write over the rest.
 */
record Screen(PrintWriter out, Instant now, boolean everything) {
  private static final int FALLING_ROWS = 8;
  private static final int RESTORE_ROWS = 3;
  private static final int NEEDED_ROWS = 2;
  private static final int SIGNED_ROWS = 2;

  void show(Ticket ticket) {
    field("Request", ticket.statement().request());
    field("State", ticket.phase() + ", " + ticket.signed().tally() + " signatures");
    essentials(ticket.statement());
    signed(ticket.signed());
    details(ticket.statement());
    if (!ticket.open()) {
      out.println();
      out.println(printable(ticket.message()));
    }
    out.flush();
  }

  void statement(Statement statement) {
    essentials(statement);
    details(statement);
  }

  /** What is lost and why that is production, what could bring it back, who asks, until when. */
  private void essentials(Statement statement) {
    Statement.Target change = statement.change();
    String dependents =
        change.propagationPolicy() == null
            ? ""
            : ", dependents: " + change.propagationPolicy().name();
    field("Change", change.operation() + " " + change.shown() + dependents);
    List<String> lines = statement.impact().lines();
    section(
        "What falls (" + statement.impact().items() + " items)",
        lines.stream().filter(line -> !isRestore(line)).toList(),
        FALLING_ROWS);
    section(
        "Newest independent restore points",
        lines.stream().filter(Screen::isRestore).toList(),
        RESTORE_ROWS);
    String agent = statement.requester().agent();
    field(
        "Asked by",
        statement.requester().username()
            + " ("
            + statement.requester().requesterClass()
            + (agent.isEmpty() ? "" : " " + agent)
            + ")");
    field(
        "Counts",
        "from %s until %s%s"
            .formatted(statement.notBefore(), statement.notAfter(), left(statement.notAfter())));
    if (!statement.reason().isEmpty()) {
      field("Reason", statement.reason());
    }
    section(
        "Needed", statement.requirements().stream().map(Screen::requirement).toList(), NEEDED_ROWS);
  }

  /** What only machines compare. */
  private void details(Statement statement) {
    if (statement.change().uid() != null) {
      field("UID", statement.change().uid());
    }
    field("Cluster", statement.cluster());
    field("Digest", statement.digest());
  }

  private static boolean isRestore(String line) {
    return line.startsWith("RESTORE POINT of ")
        || line.startsWith("NO INDEPENDENT RESTORE POINT of ")
        || line.startsWith("and restore points of ");
  }

  private void signed(SignedSoFar signed) {
    List<String> lines =
        signed.signers().stream().map(signer -> signer(signer, signed.tallies())).toList();
    section("Signed so far", lines.isEmpty() ? List.of("nobody") : lines, SIGNED_ROWS);
    section("Doesn't count", signed.problems(), SIGNED_ROWS);
  }

  private static String requirement(Requirement requirement) {
    return "%d of %s: %s (%s)"
        .formatted(
            requirement.count(), requirement.from(), requirement.message(), requirement.code());
  }

  private static String signer(Signer signer, List<Tally> tallies) {
    List<String> groups =
        tallies.stream()
            .filter(tally -> tally.approvers().contains(signer.approver()))
            .map(tally -> tally.requirement().group())
            .distinct()
            .toList();
    return "%s (%s%s) for %s, in %s"
        .formatted(
            signer.approver(),
            signer.fingerprint(),
            signer.hardware() ? ", hardware" : "",
            String.join(", ", groups),
            signer.approval());
  }

  private String left(Instant end) {
    Duration left = Duration.between(now, end);
    return left.isNegative()
        ? " (over)"
        : " (%d h %02d min left)".formatted(left.toHours(), left.toMinutesPart());
  }

  /** As much as has its place on the screen; nothing that is there is left out silently. */
  private void section(String title, List<String> lines, int rows) {
    if (lines.isEmpty()) {
      return;
    }
    List<String> printable = lines.stream().map(Screen::printable).toList();
    int shown = everything ? printable.size() : Rows.fitting(printable, rows);
    out.println(title);
    printable.stream()
        .limit(shown)
        .flatMap(line -> Rows.of(Rows.INDENT, line).stream())
        .forEach(out::println);
    if (shown < lines.size()) {
      out.printf("  … and %d more lines: --full shows them%n", lines.size() - shown);
    }
  }

  private void field(String name, String value) {
    Rows.of("%-10s ".formatted(name), printable(value)).forEach(out::println);
  }

  static String printable(String text) {
    return OneLine.of(text, Integer.MAX_VALUE);
  }
}

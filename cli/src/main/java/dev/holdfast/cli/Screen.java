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
  private static final int LINES_SHOWN = 16;

  void show(Ticket ticket) {
    field("Request", ticket.statement().request());
    field("State", ticket.phase() + ", " + ticket.signed().tally() + " signatures");
    statement(ticket.statement());
    signed(ticket.signed());
    if (!ticket.open()) {
      out.println();
      out.println(printable(ticket.message()));
    }
    out.flush();
  }

  void statement(Statement statement) {
    Statement.Target change = statement.change();
    field("Change", change.operation() + " " + change.shown());
    if (change.uid() != null) {
      field("UID", change.uid());
    }
    if (change.propagationPolicy() != null) {
      field("Dependents", change.propagationPolicy().name());
    }
    String agent = statement.requester().agent();
    field(
        "Asked by",
        statement.requester().username()
            + " ("
            + statement.requester().requesterClass()
            + (agent.isEmpty() ? "" : " " + agent)
            + ")");
    field("Cluster", statement.cluster());
    field(
        "Counts",
        "from %s until %s%s"
            .formatted(statement.notBefore(), statement.notAfter(), left(statement.notAfter())));
    if (!statement.reason().isEmpty()) {
      field("Reason", statement.reason());
    }
    field("Digest", statement.digest());
    lines("What falls (" + statement.impact().items() + " items)", statement.impact().lines());
    section("Needed", statement.requirements().stream().map(Screen::requirement).toList());
  }

  private void signed(SignedSoFar signed) {
    List<String> lines =
        signed.signers().stream().map(signer -> signer(signer, signed.tallies())).toList();
    section("Signed so far", lines.isEmpty() ? List.of("nobody") : lines);
    if (!signed.problems().isEmpty()) {
      section("Doesn't count", signed.problems());
    }
  }

  private static String requirement(Requirement requirement) {
    return "%d of group %s%s: %s (%s)"
        .formatted(
            requirement.count(),
            requirement.group(),
            requirement.hardware() ? " with hardware keys" : "",
            requirement.message(),
            requirement.code());
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

  private void lines(String title, List<String> lines) {
    boolean cut = !everything && lines.size() > LINES_SHOWN + 1;
    section(title, cut ? lines.subList(0, LINES_SHOWN) : lines);
    if (cut) {
      out.printf("  … and %d more lines: --full shows them%n", lines.size() - LINES_SHOWN);
    }
  }

  private void section(String title, List<String> lines) {
    out.println();
    out.println(title);
    lines.forEach(line -> out.println("  " + printable(line)));
  }

  private void field(String name, String value) {
    out.printf("%-10s %s%n", name, printable(value));
  }

  static String printable(String text) {
    return OneLine.of(text, Integer.MAX_VALUE);
  }
}

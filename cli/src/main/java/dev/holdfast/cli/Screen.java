package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** One screen that tells an approver what a signature would allow. */
record Screen(PrintWriter out) {
  void show(StatementView statement, List<ChangeApproval> approvals) {
    out.printf("Request    %s%n", statement.request());
    out.printf("Change     %s %s%n", statement.operation(), statement.target());
    out.printf(
        "UID        %s%n", textOr(statement.json().at("/change/uid").asText(), "(none yet)"));
    out.printf("Asked by   %s (%s)%n", statement.requester(), statement.requesterClass());
    out.printf(
        "Window     %s until %s%n",
        statement.json().path("notBefore").asText(), statement.json().path("notAfter").asText());
    out.printf("Digest     %s%n", statement.digest());
    section("What would be lost", statement.lines());
    section("Needed", statement.requirements());
    section("Signed so far", approvals.stream().flatMap(Screen::signatures).toList());
    out.flush();
  }

  private void section(String title, List<String> lines) {
    out.printf("%n%s%n", title);
    if (lines.isEmpty()) {
      out.println("  nothing");
    }
    lines.forEach(line -> out.println("  " + line));
  }

  private static java.util.stream.Stream<String> signatures(ChangeApproval approval) {
    String name = approval.getMetadata().getName();
    List<SignatureEntry> signatures =
        Objects.requireNonNullElse(approval.getSpec().signatures(), List.of());
    if (approval.getSpec().decision().equals("Reject")) {
      return java.util.stream.Stream.of(
          "rejected by " + name + ": " + textOr(approval.getSpec().reason(), "no reason given"));
    }
    return signatures.stream().map(each -> each.approver() + " (" + name + ")");
  }

  private static String textOr(@org.jspecify.annotations.Nullable String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }
}

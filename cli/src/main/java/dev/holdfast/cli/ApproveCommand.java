package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "approve",
    header = "Show a request, ask, sign it with ssh-keygen and create the approval.",
    description = {
      "When somebody has signed already, the same bytes are signed, since only equal bytes add up."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:the request can't be approved, the key is nobody's or too weak, or the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster, the key or ssh-keygen can't be used",
      ExitCode.HELP_ABORTED
    },
    mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private KeyOptions keys = new KeyOptions();

  @Mixin private Question question = new Question();

  @Parameters(paramLabel = "REQUEST", description = "name of the ChangeRequest: chr-…")
  private String request = "";

  @Option(
      names = "--as",
      paramLabel = "APPROVER",
      description = "name of your Approver object; default: the one that has the key")
  private @Nullable String approver;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "how long the approval counts; default 1h, for CONNECT at most 15m")
  private @Nullable Duration span;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why; part of what is signed")
  private @Nullable String reason;

  @Option(names = "--full", description = "show every line")
  private boolean full;

  ApproveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    question.check();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = session.cluster().get()) {
      Ticket ticket = Ticket.read(cluster, request, session.now());
      Screen screen = new Screen(out, session.now(), full);
      screen.show(ticket);
      if (!ticket.open()) {
        throw CommandException.refused(ticket.over("approved"));
      }
      question.checkDigest(ticket.statement().digest());
      Statement toSign = toSign(ticket, out);
      if (!question.agreed(out, session, "Sign this, to count until " + toSign.notAfter() + "?")) {
        out.println("Nothing was signed.");
        return ExitCode.ABORTED;
      }
      String text = toSign.text();
      String signature = Signing.sign(session.ssh(), keys.key(), text);
      String name = Signing.approver(approver, signature, cluster.evidence().approvers());
      String created =
          cluster.create(
              request,
              new ChangeApprovalSpec(
                  "Approve", null, text, List.of(new SignatureEntry(name, signature))),
              Map.of());
      out.printf("%nApproved as %s: changeapproval/%s%n", name, created);
      out.flush();
      return ExitCode.OK;
    }
  }

  private Statement toSign(Ticket ticket, PrintWriter out) {
    if (ticket.signed().text().isPresent() && span == null && reason == null) {
      if (StatementParser.parse(ticket.signed().text().get())
          instanceof ParsedStatement.Parsed(Statement begun)) {
        out.printf("%nYou sign the same bytes as they did, so that both count together.%n");
        return begun;
      }
    }
    if (ticket.signed().text().isPresent()) {
      out.printf("%nMind: with --for or --reason your signature doesn't add up with theirs.%n");
    }
    Window window =
        Window.narrow(ticket.statement(), session.now(), span == null ? Duration.ofHours(1) : span);
    return ticket
        .statement()
        .with(reason == null ? "" : reason, window.notBefore(), window.notAfter());
  }
}

package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.OneLine;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reject",
    header = "Say no to a request, which ends it.",
    description = {
      "The next denial tells the requester who refused and why.",
      "Needs no signature, only that you are a subject of an Approver in a required group."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:the request can't be rejected, or the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be reached"
    },
    mixinStandardHelpOptions = true)
final class RejectCommand implements Callable<Integer> {
  /** What a denial shows of it, in bytes. */
  private static final int LONGEST = 512;

  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "REQUEST", description = "name of the ChangeRequest: chr-…")
  private String request = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
  private String reason = "";

  @Option(
      names = "--as",
      paramLabel = "APPROVER",
      description = "name of your Approver object, to be told as who refused")
  private @Nullable String approver;

  RejectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    // It ends up on the terminals of strangers, in one line of a denial.
    String why = OneLine.of(reason, LONGEST).strip();
    if (why.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--reason is empty: the requester is told nothing but that");
    }
    try (Cluster cluster = session.cluster().get()) {
      Ticket ticket = Ticket.read(cluster, request, session.now());
      if (!ticket.open()) {
        throw CommandException.refused(ticket.over("rejected"));
      }
      String name =
          cluster.create(
              request,
              new ChangeApprovalSpec("Reject", why, ticket.statement().text(), null),
              approver == null ? Map.of() : Map.of(ApprovalEvidence.REJECTED_BY, approver));
      out.printf("Rejected: changeapproval/%s%n", name);
      out.flush();
      return ExitCode.OK;
    }
  }
}

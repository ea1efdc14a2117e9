package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reject",
    header = "Say no to a request, which ends it.",
    description = {
      "The next denial tells the requester who refused and why.",
      "Needs no signature, only that you are a subject of an Approver in a required group."
    },
    mixinStandardHelpOptions = true)
final class RejectCommand implements Callable<Integer> {
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
    try (Cluster cluster = session.cluster().get()) {
      Ticket ticket = Ticket.read(cluster, request, session.now());
      if (!ticket.open()) {
        throw CommandException.refused(request + " can't be rejected: it is " + ticket.phase());
      }
      String name =
          cluster.create(
              request,
              new ChangeApprovalSpec("Reject", reason, ticket.statement().text(), null),
              approver == null ? Map.of() : Map.of(ApprovalEvidence.REJECTED_BY, approver));
      out.printf("Rejected: changeapproval/%s%n", name);
      out.flush();
      return ExitCode.OK;
    }
  }
}

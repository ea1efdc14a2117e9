package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "requests",
    description = "List changes that wait for approval.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be reached"
    },
    mixinStandardHelpOptions = true)
final class RequestsCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-a", "--all"},
      description = "also those that are executed, rejected or expired")
  private boolean all;

  RequestsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = session.cluster().get()) {
      List<List<String>> rows = new ArrayList<>();
      ApprovalEvidence evidence = cluster.evidence();
      Map<String, AgentIdentitySpec> agents = cluster.agents();
      for (String name : cluster.requests()) {
        Optional<Ticket> ticket = Ticket.of(name, evidence, agents, session.now());
        if (ticket.isEmpty()) {
          rows.add(List.of(name, "Unreadable", "", "", "", "", ""));
        } else if (all || ticket.get().open()) {
          rows.add(row(ticket.get()));
        }
      }
      if (rows.isEmpty()) {
        out.println("No change waits for approval.");
      } else {
        Table.print(
            out,
            List.of("NAME", "PHASE", "SIGNED", "OPERATION", "TARGET", "REQUESTER", "UNTIL"),
            rows);
      }
      out.flush();
    }
    return ExitCode.OK;
  }

  private static List<String> row(Ticket ticket) {
    return List.of(
        ticket.statement().request(),
        ticket.phase(),
        ticket.signed().tally(),
        ticket.statement().change().operation().name(),
        ticket.statement().change().shown(),
        ticket.statement().requester().username(),
        ticket.statement().notAfter().toString());
  }
}

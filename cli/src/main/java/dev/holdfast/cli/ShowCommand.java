package dev.holdfast.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    description = "Show what a request would destroy, who asks, and who has signed.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:there is no such request, or the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be reached"
    },
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "REQUEST", description = "name of the ChangeRequest: chr-…")
  private String request = "";

  @Option(names = "--full", description = "show every line")
  private boolean full;

  @Option(
      names = "--statement",
      description = {
        "print nothing but the bytes to sign, for sign or ssh-keygen:",
        "those that somebody has signed already, else the request's"
      })
  private boolean statement;

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = session.cluster().get()) {
      Ticket ticket = Ticket.read(cluster, request, session.now());
      if (statement) {
        out.print(ticket.signed().text().orElse(ticket.statement().text()));
        out.flush();
      } else {
        new Screen(out, session.now(), full).show(ticket);
      }
    }
    return ExitCode.OK;
  }
}

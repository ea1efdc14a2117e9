package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "requests",
    description = "List changes that wait for approval.",
    mixinStandardHelpOptions = true)
final class RequestsCommand implements Callable<Integer> {
  private static final String ROW = "%-30s %-9s %-8s %-50s %-45s %s%n";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-a", "--all"},
      description = "also those that are executed, rejected or expired")
  private boolean all;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = Cluster.connect()) {
      List<ChangeRequest> requests =
          cluster.requests().stream().filter(each -> all || isOpen(each)).toList();
      if (requests.isEmpty()) {
        out.println("No change waits for approval.");
        return ExitCode.OK;
      }
      out.printf(ROW, "NAME", "PHASE", "SIGNED", "TARGET", "REQUESTER", "UNTIL");
      requests.forEach(request -> row(out, request));
    }
    return ExitCode.OK;
  }

  private static boolean isOpen(ChangeRequest request) {
    String phase = phase(request);
    return phase.equals("Pending") || phase.equals("Approved");
  }

  private static String phase(ChangeRequest request) {
    ChangeRequestStatus status = request.getStatus();
    return status == null ? "Pending" : Objects.requireNonNullElse(status.phase(), "Pending");
  }

  private static void row(PrintWriter out, ChangeRequest request) {
    StatementView statement = StatementView.parse(request.getSpec().statement());
    ChangeRequestStatus status = request.getStatus();
    String tally = status == null ? "-" : Objects.requireNonNullElse(status.tally(), "-");
    out.printf(
        ROW,
        request.getMetadata().getName(),
        phase(request),
        tally,
        statement.operation() + " " + statement.target(),
        statement.requester(),
        statement.json().path("notAfter").asText());
  }
}

package dev.holdfast.cli;

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
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "REQUEST", description = "name of the ChangeRequest: chr-…")
  private String request = "";

  @Option(
      names = "--statement",
      description = "print nothing but the exact bytes to sign, for ssh-keygen")
  private boolean statement;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = Cluster.connect()) {
      String text = cluster.request(request).getSpec().statement();
      if (statement) {
        out.print(text);
        out.flush();
      } else {
        new Screen(out).show(StatementView.parse(text), cluster.approvalsOf(request));
      }
    }
    return ExitCode.OK;
  }
}

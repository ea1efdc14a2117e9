package dev.holdfast.cli;

import dev.holdfast.core.approval.trust.WindowState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "disarm",
    header = "Take away what keeps Holdfast's own objects in place, to uninstall it.",
    description = {
      "Removes the admission policy holdfast-guard and its binding, in a maintenance window that is open",
      "for you. Run helm uninstall before the window closes: an operator that still runs then puts them back."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:no window is open for you, or the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be reached"
    },
    mixinStandardHelpOptions = true)
final class DisarmCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private HoldfastNamespace namespace = new HoldfastNamespace();

  DisarmCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Cluster cluster = session.cluster().get()) {
      if (!cluster.isArmed()) {
        out.println("There is no admission policy holdfast-guard here: nothing to take away.");
      } else {
        Instant until = openFor(cluster.username(), cluster);
        cluster.disarm();
        out.printf("Taken away. The window is open until %s; before that:%n", until);
        out.printf("  helm uninstall holdfast --namespace %s%n", namespace.name());
      }
      out.flush();
      return ExitCode.OK;
    }
  }

  private Instant openFor(String user, Cluster cluster) {
    Instant now = session.now();
    if (cluster.window().map(spec -> WindowState.of(spec, now)).orElse(new WindowState.Closed())
            instanceof WindowState.Open open
        && open.requester().equals(user)) {
      return open.until();
    }
    throw CommandException.refused(
        """
        no maintenance window is open for %s. Ask for one, have it signed by group trust, and ask again:
          kubectl patch mw holdfast --type=merge -p '{"spec": {"requester": "%s", "notAfter": "%s", "reason": "uninstall"}}'"""
            .formatted(user, user, now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS)));
  }
}

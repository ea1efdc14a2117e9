package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Agent;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * {@code make harmless}: plays every workflow on a control plane of its own and closes with {@code
 * passed N, hindered M}; the exit status is 1 when something was hindered. Arguments pick workflows
 * by parts of their names.
 */
public final class Main {
  private final PrintStream out;
  private int passed;
  private int hindered;

  private Main(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    Main main = new Main(System.out);
    try (DevCluster cluster = DevCluster.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      cluster.installSnapshotCrds();
      InstallationOptions options =
          InstallationOptions.defaults()
              .withWebhookReplicas(2)
              .withValues("humans: {groups: [people]}\n");
      try (Installation installation = Installation.start(cluster, options)) {
        cluster.kubectl().must("create", "namespace", "agents");
        new Agent("agents", "cursor", "cursor", "frank@example.com").create(cluster);
        main.playAll(Suite.on(cluster, installation), List.of(arguments));
      }
    }
    System.exit(main.close());
  }

  private void playAll(Suite suite, List<String> parts) {
    Suite.workflows().stream()
        .filter(workflow -> parts.isEmpty() || parts.stream().anyMatch(workflow.name()::contains))
        .forEach(workflow -> tell(workflow.name(), suite, workflow));
  }

  private void tell(String name, Suite suite, Workflow workflow) {
    long started = System.nanoTime();
    Outcome outcome = suite.play(workflow);
    double seconds = (System.nanoTime() - started) / 1e9;
    switch (outcome) {
      case Outcome.Passed() -> {
        passed++;
        line("passed", name, seconds, "");
      }
      case Outcome.Hindered(String reason) -> {
        hindered++;
        line("HINDERED", name, seconds, reason);
      }
    }
  }

  private void line(String word, String name, double seconds, String reason) {
    out.printf(Locale.ROOT, "%-9s %s (%.1f s)%n", word, name, seconds);
    reason.lines().forEach(line -> out.println("          | " + line));
  }

  private int close() {
    out.printf("passed %d, hindered %d%n", passed, hindered);
    return hindered == 0 ? 0 : 1;
  }
}

package dev.holdfast.it.attack;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.it.harness.Guarded;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code make attacks}: tries every attack on a control plane of its own and closes with {@code
 * attacks N, failed as they must N, succeeded 0}; the exit status is 1 when one got through or
 * couldn't be tried. Arguments pick attacks by the beginnings of their numbers.
 */
public final class Main {
  private final PrintStream out;
  private int refused;
  private int succeeded;
  private int notTried;

  private Main(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    Main main = new Main(System.out);
    try (DevCluster cluster = DevCluster.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      try (Guarded guarded = Guarded.install(cluster);
          Suite suite = Suite.on(guarded)) {
        main.playAll(suite, List.of(arguments));
      }
    }
    System.exit(main.close());
  }

  private void playAll(Suite suite, List<String> beginnings) {
    Suite.attacks().stream()
        .filter(
            attack ->
                beginnings.isEmpty() || beginnings.stream().anyMatch(attack.number()::startsWith))
        .forEach(attack -> tell(attack, suite.play(attack)));
  }

  private void tell(Attack attack, Result result) {
    switch (result) {
      case Result.Refused(String answer) -> {
        refused++;
        line("failed", attack, answer);
      }
      case Result.Succeeded(String what) -> {
        succeeded++;
        line("SUCCEEDED", attack, what);
      }
      case Result.NotTried(String why) -> {
        notTried++;
        line("NOT TRIED", attack, why);
      }
    }
  }

  private void line(String word, Attack attack, String answer) {
    out.printf("%-9s %-6s %s: %s%n", word, attack.number(), attack.changed(), answer);
  }

  private int close() {
    if (notTried > 0) {
      out.printf("not tried %d: they prove nothing%n", notTried);
    }
    out.printf(
        "attacks %d, failed as they must %d, succeeded %d%n",
        refused + succeeded + notTried, refused, succeeded);
    return succeeded + notTried == 0 && refused > 0 ? 0 : 1;
  }
}

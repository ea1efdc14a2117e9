package dev.holdfast.truth;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import java.io.PrintStream;

/** {@code truth.jar [seed] [worlds] [first]}: exit code 0 when nothing was missed, else 1. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    long seed = number(arguments, 0, System.currentTimeMillis() % 1_000_000);
    int count = (int) number(arguments, 1, 300);
    int first = (int) number(arguments, 2, 1);
    int status;
    try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults().own())) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      out.printf(
          "seed %d, worlds %d to %d; logs are in %s%n",
          seed, first, first + count - 1, cluster.directory());
      Tally tally = new TruthRun(cluster, out, seed, first, count).run();
      tally.close();
      status = tally.missed() == 0 && tally.broken() == 0 ? 0 : 1;
    }
    System.exit(status);
  }

  private static long number(String[] arguments, int index, long otherwise) {
    return arguments.length > index && !arguments[index].isBlank()
        ? Long.parseLong(arguments[index])
        : otherwise;
  }
}

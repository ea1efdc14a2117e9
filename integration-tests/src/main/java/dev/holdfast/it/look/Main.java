package dev.holdfast.it.look;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.ManyClaims;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.it.harness.Guarded;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@code make look}: how long {@code kubectl holdfast impact} takes for a namespace with 2,000
 * guarded claims on a control plane of its own, in turn with how long kubectl takes to fetch the
 * same objects. It tells and judges nothing. An argument is the number of rounds.
 */
public final class Main {
  private static final int MANY = 2000;
  private static final int ROUNDS = 10;
  private static final String NAMESPACE = "crowd-production";
  private static final String GET = "kubectl get pvc,pv -A -o json";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    try (DevCluster cluster = DevCluster.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      try (Guarded guarded = Guarded.install(cluster)) {
        guarded.admin().apply(Storage.namespace(NAMESPACE, "environment: production")).orThrow();
        new ManyClaims(cluster.client(), NAMESPACE, MANY).create();
        measure(guarded, rounds, System.out);
      }
    }
    System.exit(0);
  }

  private static void measure(Guarded guarded, int rounds, PrintStream out) {
    // Where nothing is kept yet, and no other build of the plugin keeps its classes.
    Path cache = guarded.cluster().directory().resolve("look-cache");
    Command impact =
        guarded
            .agent()
            .command("holdfast", "impact", "namespace/" + NAMESPACE)
            .with(Map.of("XDG_CACHE_HOME", cache.toString()));
    Command get = guarded.agent().command("get", "pvc,pv", "-A", "-o", "json");
    out.printf("first run, which keeps classes: %.2f s%n", Timed.run(impact).wall());
    Timed.run(get);
    List<Timed> impacts = new ArrayList<>();
    List<Timed> gets = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      impacts.add(Timed.run(impact));
      gets.add(Timed.run(get));
    }
    out.printf(
        "impact of a namespace with %d claims and volumes: %s%n", MANY, Timed.summary(impacts));
    out.printf("%s: %s%n", GET, Timed.summary(gets));
    out.printf(
        "%d rounds in turn on %d processors, which also carry the API server; ratio %.2f%n",
        rounds, Runtime.getRuntime().availableProcessors(), Timed.mean(impacts) / Timed.mean(gets));
  }
}

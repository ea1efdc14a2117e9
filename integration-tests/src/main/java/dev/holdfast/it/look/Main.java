package dev.holdfast.it.look;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
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
 * same objects. Once by the webhook's answer, as somebody who may delete, and once by its own
 * lists, as somebody who may only look. It tells and judges nothing. An argument is the number of
 * rounds.
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
      try (Guarded guarded = Guarded.measured(cluster)) {
        guarded.admin().apply(Storage.namespace(NAMESPACE, "environment: production")).orThrow();
        new ManyClaims(cluster.client(), NAMESPACE, MANY).create();
        measure(guarded, rounds, System.out);
      }
    }
    System.exit(0);
  }

  private static void measure(Guarded guarded, int rounds, PrintStream out) {
    Command told = impact(guarded, guarded.agent(), "told");
    Command listed = impact(guarded, viewer(guarded), "listed");
    Command get = guarded.agent().command("get", "pvc,pv", "-A", "-o", "json");
    out.printf(
        "first runs, which keep classes: %.2f s told, %.2f s listed%n",
        Timed.run(told).wall(), Timed.run(listed).wall());
    Timed.run(get);
    List<Timed> tolds = new ArrayList<>();
    List<Timed> lists = new ArrayList<>();
    List<Timed> gets = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      tolds.add(Timed.run(told));
      gets.add(Timed.run(get));
      lists.add(Timed.run(listed));
    }
    out.printf("impact of a namespace with %d claims and volumes,%n", MANY);
    out.printf("told by the webhook: %s%n", Timed.summary(tolds));
    out.printf("by lists of our own: %s%n", Timed.summary(lists));
    out.printf("%s: %s%n", GET, Timed.summary(gets));
    out.printf(
        "%d rounds in turn on %d processors, which also carry the API server; to kubectl's mean:"
            + " told %.2f, by lists %.2f%n",
        rounds,
        Runtime.getRuntime().availableProcessors(),
        Timed.mean(tolds) / Timed.mean(gets),
        Timed.mean(lists) / Timed.mean(gets));
  }

  /** Where nothing is kept yet, and no other build of the plugin keeps its classes. */
  private static Command impact(Guarded guarded, Kubectl as, String way) {
    Path cache = guarded.cluster().directory().resolve("look-cache-" + way);
    return as.command("holdfast", "impact", "namespace/" + NAMESPACE)
        .with(Map.of("XDG_CACHE_HOME", cache.toString()));
  }

  /** Sees everything and may delete nothing, so that no webhook is asked. */
  private static Kubectl viewer(Guarded guarded) {
    String user = "vera@example.com";
    guarded.cluster().bind(user, "holdfast-viewer");
    return guarded.cluster().kubectl(guarded.cluster().userKubeconfig(user));
  }
}

package dev.holdfast.benchmarks.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.ProcessCost;
import dev.holdfast.devcluster.Tools;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Agent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@code make bench}: the same requests to a real API server without a webhook, with one that
 * allows everything, and with Holdfast, in turn. Arguments: how many objects there are, and how
 * many seconds each series takes.
 */
public final class Main {
  private static final int OBJECTS = 50_000;
  private static final int SECONDS = 3;
  private static final int ROUNDS = 3;
  private static final List<Integer> CLIENTS = List.of(1, 20);

  private final PrintStream out;
  private final Requests requests;
  private final HoldfastProcess webhook;
  private final Hooks hooks;
  private final Duration time;
  private final Map<Key, Series> measured = new HashMap<>();
  private final Map<Key, Duration> processor = new HashMap<>();

  private Main(
      PrintStream out, Requests requests, HoldfastProcess webhook, Hooks hooks, Duration time) {
    this.out = out;
    this.requests = requests;
    this.webhook = webhook;
    this.hooks = hooks;
    this.time = time;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    int objects = number(arguments, 0, OBJECTS);
    Duration time = Duration.ofSeconds(number(arguments, 1, SECONDS));
    PrintStream out = System.out;
    try (DevCluster cluster = DevCluster.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      out.printf("%d objects are made%n", objects);
      new Scene(cluster).build(objects);
      InstallationOptions options =
          InstallationOptions.defaults().withValues(Policies.ONE_VALUES).withOptimizingCompiler();
      Path program = Tools.locate(cluster.repository(), "--load").folder().resolve("nullwebhook");
      try (Installation installation = Installation.start(cluster, options);
          NullWebhook nothing =
              NullWebhook.start(program, cluster.directory().resolve("nullwebhook.log"))) {
        cluster.kubectl().must("create", "namespace", "agents");
        Agent agent = new Agent("agents", "cursor", "cursor", "frank@example.com").create(cluster);
        Requests requests =
            Requests.of(cluster.serviceAccountKubeconfig(agent.namespace(), agent.account()));
        Hooks hooks = new Hooks(cluster, installation, nothing, requests);
        Main main = new Main(out, requests, installation.webhook(), hooks, time);
        List<Line> lines = new ArrayList<>(main.measure(1));
        new Policies(cluster, installation).makeFifty();
        lines.addAll(main.measure(Policies.MANY));
        main.report(lines, objects, cluster.repository().resolve("benchmarks/results"));
      }
    }
    System.exit(0);
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length <= index || arguments[index].isBlank()
        ? otherwise
        : Integer.parseInt(arguments[index]);
  }

  private List<Line> measure(int policies)
      throws InterruptedException, ExecutionException, IOException {
    for (int round = 0; round <= ROUNDS; round++) {
      for (Hook hook : Hook.values()) {
        out.printf("%d policies, round %d of %d: %s%n", policies, round, ROUNDS, hook.title());
        hooks.use(hook);
        // The first round only warms up.
        measure(policies, hook, round > 0);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (int clients : CLIENTS) {
      for (Operation operation : Operation.values()) {
        Key key = new Key(policies, operation, clients, Hook.HOLDFAST);
        lines.add(Line.of(key, measured, processor.getOrDefault(key, Duration.ZERO)));
      }
    }
    return lines;
  }

  private void measure(int policies, Hook hook, boolean counts)
      throws InterruptedException, ExecutionException, IOException {
    for (int clients : CLIENTS) {
      for (Operation operation : Operation.values()) {
        Duration before = cost().processor();
        Series series = Series.run(requests, operation, hook, clients, time.toNanos());
        if (!series.wrong().isEmpty()) {
          throw new IllegalStateException(
              "of %d answers to '%s' with %s, these were not what they had to be: %s"
                  .formatted(series.count(), operation.title(), hook.title(), series.wrong()));
        }
        if (counts) {
          Key key = new Key(policies, operation, clients, hook);
          measured.merge(key, series, Series::and);
          processor.merge(key, cost().processor().minus(before), Duration::plus);
        }
      }
    }
  }

  private ProcessCost cost() throws IOException {
    return ProcessCost.of(webhook.pid());
  }

  private void report(List<Line> lines, int objects, Path folder) throws IOException {
    out.printf(
        "%nHoldfast as a multiple of the null webhook (the ConfigMap: of no webhook), %d objects:%n",
        objects);
    lines.forEach(line -> out.println(line.text()));
    long resident = cost().residentMebibytes();
    out.printf("resident memory of the webhook: %d MiB%n", resident);
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Files.createDirectories(folder);
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            folder.resolve("load-" + now.replace(":", "") + ".json").toFile(),
            new Result(now, Runtime.getRuntime().availableProcessors(), objects, resident, lines));
  }

  /** What is written down. */
  private record Result(
      String time, int processors, int objects, long residentMebibytes, List<Line> lines) {}
}

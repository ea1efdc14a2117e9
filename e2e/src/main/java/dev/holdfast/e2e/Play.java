package dev.holdfast.e2e;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Plugin;
import dev.holdfast.devcluster.scene.WindowPatch;
import java.time.Duration;
import java.util.Optional;

/** Everything from an empty cluster to one that Holdfast has left. */
final class Play {
  private static final double SECOND = 1e9;
  private static final String GUARD = "HF-GUARD-001";
  private static final int SHOWN = 300;

  private final DevCluster cluster;
  private final Optional<Node> node;
  private final Steps steps;
  private final Duration load;
  private final Cast cast;
  private final Values values;
  private final Release release;

  /**
   * A play.
   *
   * @param node when it is our own; some steps need it
   * @param load how long disturbances go on; each is tried once in any case
   */
  Play(DevCluster cluster, Optional<Node> node, Steps steps, Duration load) {
    this.cluster = cluster;
    this.node = node;
    this.steps = steps;
    this.load = load;
    this.cast = Cast.create(cluster);
    this.values = new Values(cast);
    this.release = new Release(cluster, Cast.PAULA);
  }

  /** Whether every step went as it must. */
  boolean run() {
    steps
        .value("there are volumes, claims and a cluster-admin", this::before)
        .ifPresent(this::live);
    return steps.summary();
  }

  private Scene before() {
    new Plugin(cluster).install();
    cast.grantAdmin();
    return Scene.build(cluster);
  }

  private void live(Scene scene) {
    steps.run("an install that fails half-way is taken back", this::halfWay);
    steps.told("helm install --wait", this::install);
    steps.told("helm test", () -> told(release.test().orThrow()));
    steps.run("the guard arms itself", () -> await("Guarded"));
    Incident incident = new Incident(cast, scene);
    steps.run("an agent works in a Pod, approvers have their role", cast::enter);
    steps.told("the incident, from inside the Pod, is refused", incident::refused);
    steps.told("with a restore point and two signatures it passes once", incident::approved);
    steps.told("helm upgrade outside of a window is refused", this::upgradeRefused);
    steps.run("a maintenance window opens with a signature", () -> new Window(cast).open());
    steps.value("the agent goes on, all the time", this::load).ifPresent(this::disturb);
    steps.run("production's claim is still there", scene::requireProduction);
    steps.run("the window closes", this::close);
    steps.told("helm uninstall outside of a window is refused", this::uninstallRefused);
    steps.run("another window opens", () -> new Window(cast).open());
    steps.told("kubectl holdfast disarm", this::disarm);
    steps.told("helm uninstall", () -> told(release.uninstall().orThrow()));
    steps.told("data, approvals and requests are still there", () -> left(scene));
  }

  private static String told(CommandResult result) {
    return result.orThrow().stdout().strip();
  }

  private void halfWay() {
    CommandResult failed = release.install(values.unpullable(), "--timeout", "5s");
    if (failed.succeeded()) {
      throw new IllegalStateException("an install without an operator came to its end");
    }
    release.uninstall().orThrow();
  }

  private String install() {
    long started = System.nanoTime();
    release.install(values.of(0)).orThrow();
    double installed = (System.nanoTime() - started) / SECOND;
    Incident.awaitDenial(cast);
    double denied = (System.nanoTime() - started) / SECOND;
    return "Pods ready after %.1f s, first denial after %.1f s".formatted(installed, denied);
  }

  private void await(String condition) {
    cluster
        .kubectl()
        .must("wait", "policybundle/active", "--for=condition=" + condition, "--timeout=2m");
  }

  private String upgradeRefused() {
    return refused(Patiently.ask(() -> release.upgrade(values.of(1))));
  }

  private String uninstallRefused() {
    // Helm keeps to itself why it failed, unless it is asked.
    return refused(Patiently.ask(() -> release.uninstall("--debug")));
  }

  private String disarm() {
    return told(Patiently.ask(() -> cast.paula().run("holdfast", "disarm")));
  }

  private static String refused(CommandResult result) {
    if (result.succeeded() || !result.output().contains(GUARD)) {
      throw new IllegalStateException("not refused by the guard: " + result.output());
    }
    String text = result.output().substring(result.output().indexOf(GUARD));
    return text.substring(0, Math.min(text.length(), SHOWN)) + " …";
  }

  private Load load() {
    return Load.start(cast.agentKubeconfig());
  }

  private void disturb(Load agents) {
    Disturbances disturbances = new Disturbances(cluster, cast, release, values);
    try (agents) {
      long end = System.nanoTime() + load.toNanos();
      int turn = 1;
      do {
        int number = ++turn;
        under(agents, "rolling update", false, () -> disturbances.upgrade(number));
        under(agents, "certificate rotation", false, disturbances::rotate);
        under(agents, "operator restart", false, disturbances::restartOperator);
        if (node.isPresent()) {
          under(agents, "API server restart", true, node.get()::restartApiServer);
        }
      } while (System.nanoTime() < end && steps.isGood());
    }
  }

  private void under(Load agents, String title, boolean mayFail, Runnable disturbance) {
    steps.told(
        title + " under load",
        () -> {
          agents.since();
          disturbance.run();
          agents.awaitBoth();
          return agents.since().judged(mayFail).toString();
        });
  }

  private void close() {
    Patiently.ask(() -> cluster.kubectl().run(WindowPatch.closing())).orThrow();
  }

  private String left(Scene scene) {
    scene.requireProduction();
    return cluster.kubectl().must("get", "chr,cha,appr");
  }
}

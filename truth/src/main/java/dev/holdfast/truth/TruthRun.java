package dev.holdfast.truth;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.inventory.LiveInventory;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** All worlds of a seed on one control plane, several at a time. */
public final class TruthRun {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Worlds mostly wait, so more than there are processors. */
  private static final int AT_A_TIME = 10;

  private final DevCluster cluster;
  private final PrintStream out;
  private final long seed;
  private final List<World> worlds;

  /**
   * A run that isn't started.
   *
   * @param cluster without Holdfast; left full of what the worlds leave behind
   * @param first number of the first world
   */
  public TruthRun(DevCluster cluster, PrintStream out, long seed, int first, int count) {
    this.cluster = cluster;
    this.out = out;
    this.seed = seed;
    Planner planner = new Planner(seed);
    this.worlds = IntStream.range(first, first + count).mapToObj(planner::plan).toList();
  }

  /** Runs all; a world that can't be judged is counted, and stops nobody. */
  public Tally run() {
    Api api = new Api(cluster.client());
    cluster.installSnapshotCrds();
    define(api);
    Catalogue catalogue = catalogue();
    try (LiveInventory live =
        new LiveInventory(cluster.client(), catalogue, LIMIT, Clock.systemUTC())) {
      live.start();
      new Acquaintance(api, new Draft(0, new Dice(seed, 0), Planner.SHARED)).make(dialects());
      Await.until(
          "the inventory to be filled",
          LIMIT,
          () -> live.staleKinds(Clock.systemUTC().instant()).isEmpty());
      return all(world -> new Trial(api, catalogue, live.inventory(), world).run());
    }
  }

  private void define(Api api) {
    Making making = new Making(api);
    Draft draft = new Draft(0, new Dice(seed, 0), Planner.SHARED);
    for (Kind kind : Planner.SHARED.kinds()) {
      making.make(
          draft.add(
              Kind.DEFINITION,
              "",
              kind.resource() + "." + Planner.SHARED.group(),
              Planner.SHARED.definition(kind)));
    }
    worlds.stream().filter(World::ownDialect).forEach(world -> Trial.define(api, world));
  }

  private List<Dialect> dialects() {
    List<Dialect> dialects = new ArrayList<>(List.of(Planner.SHARED));
    worlds.stream().filter(World::ownDialect).map(World::dialect).forEach(dialects::add);
    return dialects;
  }

  private Catalogue catalogue() {
    List<DataKind> kinds = new ArrayList<>(Catalogue.builtIn().kinds());
    for (Dialect dialect : dialects()) {
      for (Kind kind : dialect.kinds()) {
        dialect.dataKind(kind).map(yaml -> Yaml.read(yaml, DataKind.class)).ifPresent(kinds::add);
      }
    }
    return Catalogue.of(kinds, Set.of(StorageDraft.OUTLIVES));
  }

  private interface Judge {
    Outcome of(World world);
  }

  private Tally all(Judge judge) {
    Tally tally = new Tally(out, seed);
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (World world : worlds) {
        Callable<Outcome> one = () -> judge.of(world);
        outcomes.add(pool.submit(one));
      }
      for (int index = 0; index < outcomes.size(); index++) {
        take(worlds.get(index), outcomes.get(index), tally);
      }
    }
    return tally;
  }

  private static void take(World world, Future<Outcome> future, Tally tally) {
    try {
      tally.add(future.get());
    } catch (ExecutionException e) {
      tally.broken(world, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

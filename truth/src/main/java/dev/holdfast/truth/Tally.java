package dev.holdfast.truth;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts outcomes, and prints each miss with all that is needed to see it again. */
public final class Tally {
  private final PrintStream out;
  private final long seed;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final Map<String, Integer> acts = new TreeMap<>();
  private final Map<String, String> examples = new HashMap<>();
  private int worlds;
  private int missed;
  private int overReported;
  private int atCollector;
  private int broken;

  Tally(PrintStream out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  void add(Outcome outcome) {
    worlds++;
    missed += outcome.missed().size();
    atCollector += outcome.atCollector();
    outcome
        .overReported()
        .forEach((reason, things) -> overReported(outcome.world(), reason, things));
    acts.merge(outcome.world().act().name(), 1, Integer::sum);
    if (!outcome.missed().isEmpty()) {
      describe("MISSED", outcome.world());
      outcome.missed().forEach(line -> out.println("  missed: " + line));
    }
  }

  private void overReported(World world, String reason, List<String> things) {
    overReported += things.size();
    reasons.merge(reason, things.size(), Integer::sum);
    examples.putIfAbsent(
        reason, "world %d, %s: %s".formatted(world.number(), world.act(), things.getFirst()));
  }

  void broken(World world, @Nullable Throwable problem) {
    broken++;
    describe("BROKEN", world);
    out.println("  " + problem);
  }

  private void describe(String what, World world) {
    out.printf("%s: seed %d, world %d: %s%n", what, seed, world.number(), world.act());
    out.print(world.describe());
  }

  /** Worlds that couldn't be judged. */
  public int broken() {
    return broken;
  }

  public int missed() {
    return missed;
  }

  public int worlds() {
    return worlds;
  }

  /** Prints everything that was counted. */
  public void close() {
    out.println("changes made:");
    acts.forEach((act, count) -> out.printf("  %4d %s%n", count, act));
    out.println("over-reported, by reason:");
    reasons.forEach(
        (reason, count) -> out.printf("  %4d %s (%s)%n", count, reason, examples.get(reason)));
    out.printf("judged at the garbage collector's own request: %d%n", atCollector);
    if (broken > 0) {
      out.printf("not judged, see above: %d%n", broken);
    }
    out.printf("worlds %d, missed %d, over-reported %d%n", worlds, missed, overReported);
  }
}

package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.DataKindSpec;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.BroughtKinds;
import dev.holdfast.core.catalogue.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the kinds that users bring, off the request path. A change makes a new catalogue, and an
 * inventory by it is filled beside the one in force; both take over together once it is current. A
 * kind that can't be watched is left out, and asked about again.
 */
final class KindKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KindKeeper.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Rights and rules change without an event. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  private final Catalogue base;
  private final InventoryBuilder inventories;
  private final KindCheck check;
  private final Supplier<Optional<Map<String, DataKindSpec>>> brought;
  private final Clock clock;
  private final ActiveWatching active;
  private final Map<String, String> leftOut = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kinds").daemon().factory());

  private Map<String, DataKindSpec> asked = Map.of();
  private Instant askedAt = Instant.MIN;

  /** Specs that are wanted in force; null before the first answer. */
  private @Nullable Map<String, DataKindSpec> wanted;

  private Map<String, DataKindSpec> inForce = Map.of();
  private @Nullable Pending pending;
  private volatile boolean known;

  /** An inventory that is being filled. */
  private record Pending(Map<String, DataKindSpec> specs, Watching watching) {}

  /**
   * A keeper that isn't started.
   *
   * @param base what is watched whatever users bring
   * @param brought specs by name; empty until all were seen
   */
  KindKeeper(
      Catalogue base,
      InventoryBuilder inventories,
      KindCheck check,
      Supplier<Optional<Map<String, DataKindSpec>>> brought,
      Clock clock) {
    this.base = base;
    this.inventories = inventories;
    this.check = check;
    this.brought = brought;
    this.clock = clock;
    this.active = new ActiveWatching(new Watching(base, inventories.build(base)));
  }

  void start() {
    active.get().feed().start();
    Future<?> _ =
        thread.scheduleWithFixedDelay(this::attempt, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  ActiveWatching active() {
    return active;
  }

  /** Whether everything that users brought, and that can be watched, was in force once. */
  boolean known() {
    return known;
  }

  private void attempt() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("kinds that users brought: {}", e.getMessage());
    }
  }

  /** One look; called by one thread. */
  void look() {
    Optional<Map<String, DataKindSpec>> specs = brought.get();
    if (specs.isEmpty()) {
      return;
    }
    ask(specs.get());
    Map<String, DataKindSpec> target = wanted;
    if (target == null) {
      return;
    }
    if (pending != null && !pending.specs().equals(target)) {
      pending.watching().release();
      pending = null;
    }
    if (target.equals(inForce)) {
      known = true;
      return;
    }
    if (pending == null) {
      pending = fill(target);
    }
    if (pending.watching().feed().staleKinds(clock.instant()).isEmpty()) {
      active.swap(pending.watching());
      inForce = target;
      pending = null;
      known = true;
      LOG.info("{} kinds that users brought are watched: {}", target.size(), target.keySet());
    }
  }

  private Pending fill(Map<String, DataKindSpec> specs) {
    Catalogue catalogue = BroughtKinds.of(base, specs).added(base);
    Watching watching = new Watching(catalogue, inventories.build(catalogue));
    watching.feed().start();
    return new Pending(specs, watching);
  }

  /** What is wanted stays as it was while nobody can answer. */
  private void ask(Map<String, DataKindSpec> specs) {
    Instant now = clock.instant();
    if (specs.equals(asked) && now.isBefore(askedAt.plus(ASK_AGAIN)) && wanted != null) {
      return;
    }
    Map<String, DataKindSpec> usable = new TreeMap<>();
    for (var entry : BroughtKinds.of(base, specs).byName().entrySet()) {
      String name = entry.getKey();
      switch (entry.getValue()) {
        case BroughtKind.Refused(String reason, String message) ->
            leaveOut(name, reason + ": " + message);
        case BroughtKind.Accepted accepted -> {
          switch (check.of(accepted)) {
            case KindCheck.Answer.Usable() -> {
              leftOut.remove(name);
              usable.put(name, specs.get(name));
            }
            case KindCheck.Answer.Hindered(String why) -> leaveOut(name, why);
            case KindCheck.Answer.Unknown(String why) -> {
              leaveOut(name, "it can't be told whether it can be watched: " + why);
              return;
            }
          }
        }
      }
    }
    asked = specs;
    askedAt = now;
    wanted = usable;
  }

  private void leaveOut(String name, String why) {
    if (!why.equals(leftOut.put(name, why))) {
      LOG.warn("DataKind {} isn't in force: {}", name, why);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      // So that nothing is swapped in any more.
      boolean _ = thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (pending != null) {
      pending.watching().release();
    }
    active.close();
  }
}

package dev.holdfast.webhook.state;

import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.verdict.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The inventory as this process sees it. */
public interface InventoryFeed extends AutoCloseable {
  /** Starts filling in the background; returns at once. */
  void start();

  Inventory inventory();

  /** {@code resource.group} of kinds that are not, or no longer, known well enough. */
  Set<String> staleKinds(Instant now);

  /** Live reads, each call bounded in time. */
  Evidence evidence();

  /** Objects held by {@code resource.group}. */
  Map<String, Integer> counts();

  /** Time since the kind that was heard of longest ago was heard of. */
  Duration age();

  @Override
  void close();
}

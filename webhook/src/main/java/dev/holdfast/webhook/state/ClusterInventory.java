package dev.holdfast.webhook.state;

import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.inventory.LiveInventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The inventory of the cluster that this replica works for. */
public record ClusterInventory(LiveInventory live) implements InventoryFeed {
  @Override
  public void start() {
    live.start();
  }

  @Override
  public Inventory inventory() {
    return live.inventory();
  }

  @Override
  public Set<String> staleKinds(Instant now) {
    return live.staleKinds(now);
  }

  @Override
  public Evidence evidence() {
    return live.evidence();
  }

  @Override
  public Map<String, Integer> counts() {
    return live.counts();
  }

  @Override
  public Duration age() {
    return live.age();
  }

  @Override
  public void close() {
    live.close();
  }
}

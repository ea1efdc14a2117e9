package dev.holdfast.inventory;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.verdict.Evidence;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The inventory of a running cluster: every kind of a catalogue, listed and watched. Kinds that the
 * cluster doesn't serve are empty, and are taken up as soon as their definition appears.
 */
public final class LiveInventory implements AutoCloseable {
  /** Shorter than what makes a kind stale, longer than the time between two bookmarks. */
  private static final Duration SILENCE = Duration.ofSeconds(100);

  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ApiServer server;
  private final InMemoryInventory inventory;
  private final Evidence evidence;
  private final Clock clock;
  private final List<KindFeed> feeds = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * An inventory that isn't started.
   *
   * @param client gives address and credentials; it stays with the caller
   * @param readLimit for one call of {@link #evidence}
   */
  public LiveInventory(
      KubernetesClient client, Catalogue catalogue, Duration readLimit, Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
    server = ApiServer.forStreams(client);
    inventory = new InMemoryInventory(catalogue);
    evidence = new LiveEvidence(server, catalogue, readLimit);
    for (DataKind kind : catalogue.kinds()) {
      feeds.add(new KindFeed(kind, server, new Taker(kind), clock));
    }
  }

  /** Starts filling in the background; returns at once, also without an API server. */
  public synchronized void start() {
    if (!threads.isEmpty()) {
      throw new IllegalStateException("already started");
    }
    for (KindFeed feed : feeds) {
      threads.add(Thread.ofVirtual().name(feed.kind().qualifiedResource()).start(feed));
    }
    threads.add(Thread.ofVirtual().name("inventory-watchdog").start(this::watchStreams));
  }

  /** What is known by now; safe for concurrent readers, and always current. */
  public Inventory inventory() {
    return inventory;
  }

  /** Live reads past the inventory. */
  public Evidence evidence() {
    return evidence;
  }

  /**
   * {@code resource.group} of the kinds that nothing may be allowed on: not listed yet, or not
   * heard of for over 150 s.
   */
  public Set<String> staleKinds(Instant now) {
    Set<String> stale = new TreeSet<>();
    for (KindFeed feed : feeds) {
      if (feed.state().stale(now)) {
        stale.add(feed.kind().qualifiedResource());
      }
    }
    return stale;
  }

  /** Objects held by {@code resource.group}. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (KindFeed feed : feeds) {
      DataKind kind = feed.kind();
      counts.put(kind.qualifiedResource(), inventory.count(kind.group(), kind.resource()));
    }
    return counts;
  }

  /** Time since the kind that was heard of longest ago was heard of. */
  public Duration age() {
    Instant oldest =
        feeds.stream().map(feed -> feed.state().heard()).min(Instant::compareTo).orElseThrow();
    return Duration.between(oldest, clock.instant());
  }

  private void watchStreams() {
    try {
      while (true) {
        Thread.sleep(CHECK);
        Instant since = clock.instant().minus(SILENCE);
        feeds.forEach(feed -> feed.giveUpSince(since));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    feeds.forEach(KindFeed::close);
    threads.forEach(Thread::interrupt);
    server.close();
  }

  private final class Taker implements KindFeed.Listener {
    private final DataKind kind;

    Taker(DataKind kind) {
      this.kind = kind;
    }

    @Override
    public void all(List<InventoryObject> objects) {
      inventory.replace(kind.group(), kind.resource(), objects);
      objects.forEach(this::definition);
    }

    @Override
    public void put(InventoryObject object) {
      inventory.put(object);
      definition(object);
    }

    @Override
    public void removed(InventoryObject object) {
      inventory.remove(object.ref());
    }

    /** A definition that appears makes its kind worth another look. */
    private void definition(InventoryObject object) {
      if (!kind.resource().equals("customresourcedefinitions")) {
        return;
      }
      for (KindFeed feed : feeds) {
        if (object.field("spec.group").equals(feed.kind().group())
            && object.field("spec.names.plural").equals(feed.kind().resource())) {
          feed.lookAgain();
        }
      }
    }
  }
}

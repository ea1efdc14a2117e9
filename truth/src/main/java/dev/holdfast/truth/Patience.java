package dev.holdfast.truth;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.devcluster.Await;
import dev.holdfast.truth.State.Seen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits until a world has come to rest: nothing is left to do, and nothing moves. */
final class Patience {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration REST = Duration.ofSeconds(1);

  private final Api api;
  private final World world;

  Patience(Api api, World world) {
    this.api = api;
    this.world = world;
  }

  /** Until everything planned is there, bound and at rest. */
  void built() {
    atRest(true);
  }

  /** The world as it is when the controllers are done. */
  State settled() {
    return atRest(false);
  }

  private State atRest(boolean complete) {
    Rest rest = new Rest();
    try {
      return Await.value(
          "a world to come to rest", LIMIT, () -> rest.look(State.read(api, world), complete));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + ": " + rest.waiting, e);
    }
  }

  /** Two looks that agree, with enough time between them. */
  private final class Rest {
    private @Nullable State last;
    private long since;
    private String waiting = "";

    Optional<State> look(State state, boolean complete) {
      waiting =
          new Settling(state)
              .pending()
              .or(() -> complete ? missing(state) : Optional.empty())
              .orElse("");
      if (!waiting.isEmpty() || last == null || !state.same(last)) {
        last = waiting.isEmpty() ? state : null;
        since = System.nanoTime();
        return Optional.empty();
      }
      return System.nanoTime() - since < REST.toNanos() ? Optional.empty() : Optional.of(state);
    }
  }

  private Optional<String> missing(State state) {
    for (Thing thing : world.things()) {
      if (state.find(thing.ref()).isEmpty()) {
        return Optional.of(thing.ref() + " to be there");
      }
    }
    return state.of(Kind.SET).stream()
        .flatMap(set -> new SetSettling(state, set).unclaimed().stream())
        .findFirst()
        .or(() -> unbound(state));
  }

  private static Optional<String> unbound(State state) {
    return state.of(Kind.VOLUME).stream()
        .filter(volume -> waited(state, volume))
        .filter(volume -> !volume.text("/status/phase").equals("Bound"))
        .findFirst()
        .map(volume -> volume.ref() + " to be bound");
  }

  /** Whether a claim is there for which the volume is reserved. */
  private static boolean waited(State state, Seen volume) {
    return state
        .find(
            Kind.CLAIM.ref(
                volume.text("/spec/claimRef/namespace"), volume.text("/spec/claimRef/name")))
        .isPresent();
  }

  /** The world as API server and inventory both show it. */
  State known(Catalogue catalogue, Inventory inventory) {
    AtomicReference<String> waiting = new AtomicReference<>("");
    try {
      return Await.value(
          "the inventory to know a world", LIMIT, () -> known(catalogue, inventory, waiting::set));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + ": " + waiting, e);
    }
  }

  private Optional<State> known(
      Catalogue catalogue, Inventory inventory, Consumer<String> waiting) {
    State state = State.read(api, world);
    for (Seen seen : state.all()) {
      Optional<InventoryObject> expected =
          catalogue
              .find(seen.ref().group(), seen.ref().resource())
              .map(kind -> Projection.of(seen.tree(), kind));
      Optional<InventoryObject> held = inventory.find(seen.ref());
      if (expected.isPresent() && !expected.equals(held)) {
        waiting.accept(expected + " is held as " + held);
        return Optional.empty();
      }
    }
    return Optional.of(state);
  }
}

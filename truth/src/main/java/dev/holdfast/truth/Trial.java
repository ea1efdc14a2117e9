package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.truth.State.Seen;

/** One world: made real, asked about, changed, and looked at again. */
final class Trial {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Api api;
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final World world;
  private final Patience patience;

  Trial(Api api, Catalogue catalogue, Inventory inventory, World world) {
    this.api = api;
    this.catalogue = catalogue;
    this.inventory = inventory;
    this.world = world;
    this.patience = new Patience(api, world);
  }

  /**
   * Makes the definitions of a world that has its own; they take a while to be known everywhere.
   */
  static void define(Api api, World world) {
    Making making = new Making(api);
    world.things().stream().filter(Trial::isDefinition).forEach(making::make);
  }

  Outcome run() {
    Making making = new Making(api);
    for (Thing thing : world.things()) {
      if (isDefinition(thing)) {
        making.known(thing);
      } else {
        making.make(thing);
      }
    }
    world.knots().forEach(making::knot);
    patience.built();
    State before = patience.known(catalogue, inventory);
    Prophecy prophecy = new Prophecy(catalogue);
    request(before, prophecy).run();
    return new Verdict(catalogue, prophecy, before, patience.settled()).outcome(world);
  }

  private static boolean isDefinition(Thing thing) {
    return thing.kind().equals(Kind.DEFINITION);
  }

  /** Asks about the act, and returns what carries it out. */
  private Runnable request(State before, Prophecy prophecy) {
    return switch (world.act()) {
      case Act.Delete(Thing target, String policy) -> {
        prophecy.ask(Review.delete(seen(before, target), policy, false), inventory);
        String path = target.kind().path(target.namespace(), target.name());
        yield () -> api.delete(path, options(policy));
      }
      case Act.DeleteAll(Kind kind, String namespace) -> {
        before.of(kind).stream()
            .filter(seen -> seen.ref().namespace().equals(namespace))
            .forEach(seen -> prophecy.ask(Review.delete(seen, "", true), inventory));
        yield () -> api.delete(kind.path(namespace), options(""));
      }
      case Act.Edit edit -> edit(edit, before, prophecy);
    };
  }

  private Runnable edit(Act.Edit edit, State before, Prophecy prophecy) {
    Thing target = edit.target();
    String subresource = edit.subresource();
    String path =
        target.kind().path(target.namespace(), target.name())
            + (subresource.isEmpty() ? "" : "/" + subresource);
    JsonNode old = api.get(path).orElseThrow();
    ObjectNode changed = old.deepCopy();
    edit.hand().change(changed, before);
    JsonNode tried = api.put(path + "?dryRun=All", changed);
    prophecy.ask(Review.update(seen(before, target), subresource, old, tried), inventory);
    return () -> api.put(path, changed);
  }

  private static Seen seen(State state, Thing thing) {
    return state.find(thing.ref()).orElseThrow();
  }

  private static ObjectNode options(String policy) {
    ObjectNode options = JSON.createObjectNode();
    options.put("apiVersion", "v1").put("kind", "DeleteOptions");
    if (!policy.isEmpty()) {
      options.put("propagationPolicy", policy);
    }
    return options;
  }
}

package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.devcluster.Await;
import dev.holdfast.truth.Thing.Tie;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes planned objects real. */
final class Making {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Api api;
  private final Map<ObjectRef, String> uids = new HashMap<>();

  Making(Api api) {
    this.api = api;
  }

  void make(Thing thing) {
    ObjectNode body = thing.body().deepCopy();
    for (Tie tie : thing.owners()) {
      own(body, tie.owner(), tie.blocks());
    }
    if (thing.kind().equals(Kind.CONTENT)) {
      ObjectNode snapshot = body.withObject("/spec/volumeSnapshotRef");
      snapshot.put("uid", uids.get(snapshotOf(snapshot)));
    }
    JsonNode made = api.post(thing.kind().path(thing.namespace()), body);
    uids.put(thing.ref(), made.at("/metadata/uid").asText());
    if (!thing.status().isEmpty()) {
      ObjectNode whole = made.deepCopy();
      whole.set("status", thing.status());
      api.put(thing.kind().path(thing.namespace(), thing.name()) + "/status", whole);
    }
    if (thing.kind().equals(Kind.DEFINITION)) {
      awaitServed(thing);
    }
  }

  /** Makes a thing an owner of its first owner. */
  void knot(Thing thing) {
    Thing owner = thing.owners().getFirst().owner();
    String path = owner.kind().path(owner.namespace(), owner.name());
    Await.until(
        "an update of " + owner.ref(),
        LIMIT,
        () -> {
          ObjectNode object = api.get(path).orElseThrow().deepCopy();
          own(object, thing, false);
          return api.tryPut(path, object);
        });
  }

  private void own(ObjectNode object, Thing owner, boolean blocks) {
    object
        .withObject("/metadata")
        .withArray("/ownerReferences")
        .addObject()
        .put("apiVersion", owner.kind().apiVersion())
        .put("kind", owner.kind().kind())
        .put("name", owner.name())
        .put("uid", uids.get(owner.ref()))
        .put("blockOwnerDeletion", blocks);
  }

  /** Takes note of something that is there already. */
  void known(Thing thing) {
    JsonNode there = api.get(thing.kind().path(thing.namespace(), thing.name())).orElseThrow();
    uids.put(thing.ref(), there.at("/metadata/uid").asText());
  }

  private void awaitServed(Thing definition) {
    JsonNode spec = definition.body().path("spec");
    String path =
        "apis/" + spec.path("group").asText() + "/v1/" + spec.at("/names/plural").asText();
    Await.until(path + " to be served", LIMIT, () -> api.get(path).isPresent());
  }

  private static ObjectRef snapshotOf(JsonNode reference) {
    return Kind.SNAPSHOT.ref(reference.path("namespace").asText(), reference.path("name").asText());
  }
}

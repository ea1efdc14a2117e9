package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.truth.State.Seen;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what the controllers still have to do in a world, by what Kubernetes documents of them and
 * not by what we predict: while anything is left, nothing can be said about what is gone.
 */
final class Settling {
  private static final Set<String> RELEASED = Set.of("Released", "Failed");

  private final State state;

  Settling(State state) {
    this.state = state;
  }

  /** Something that is left to do; empty when everything is done. */
  Optional<String> pending() {
    return state.all().stream().flatMap(seen -> pending(seen).stream()).findFirst();
  }

  private Optional<String> pending(Seen seen) {
    if (!seen.deleting() && unowned(seen)) {
      return Optional.of("the garbage collector to delete " + seen.ref());
    }
    if (seen.deleting()) {
      return deletion(seen);
    }
    if (!seen.ref().namespace().isEmpty() && terminating(seen.ref().namespace())) {
      return Optional.of("the namespace's deletion to reach " + seen.ref());
    }
    if (seen.kind().equals(Kind.VOLUME) && released(seen)) {
      return Optional.of("the release of " + seen.ref());
    }
    return seen.kind().equals(Kind.SET) ? new SetSettling(state, seen).pending() : Optional.empty();
  }

  private Optional<String> deletion(Seen seen) {
    boolean waits =
        seen.has("orphan")
            || (seen.has("foregroundDeletion") && !blocked(seen))
            || seen.has("kubernetes.io/pvc-protection")
            || (seen.has("kubernetes.io/pv-protection") && !claimed(seen));
    if (waits) {
      return Optional.of("the end of " + seen.ref());
    }
    if (!seen.kind().equals(Kind.DEFINITION)) {
      return Optional.empty();
    }
    String plural = seen.text("/spec/names/plural");
    return state.all().stream()
        .filter(other -> other.kind().resource().equals(plural))
        .filter(other -> other.kind().group().equals(seen.text("/spec/group")))
        .filter(other -> !other.deleting())
        .findFirst()
        .map(other -> "the definition's deletion to reach " + other.ref());
  }

  /** Whether all that it waits for is on its way, and held there by something else. */
  private boolean blocked(Seen owner) {
    boolean any = false;
    for (Seen other : state.all()) {
      if (other.ownedBy(owner.uid())) {
        if (!other.deleting()) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  private boolean unowned(Seen seen) {
    if (seen.owners().isEmpty()) {
      return false;
    }
    for (JsonNode owner : seen.owners()) {
      Optional<Seen> found = state.byUid(owner.path("uid").asText());
      if (found.isPresent() && near(found.get(), seen)) {
        return false;
      }
      // An object outside of namespaces can't have an owner inside; the collector leaves it alone.
      if (seen.ref().namespace().isEmpty() && namespaced(owner)) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(Seen owner, Seen dependent) {
    return owner.ref().namespace().isEmpty()
        || owner.ref().namespace().equals(dependent.ref().namespace());
  }

  private static boolean namespaced(JsonNode owner) {
    return !Set.of(
            "Namespace",
            "PersistentVolume",
            "StorageClass",
            "Fleet",
            "VolumeSnapshotContent",
            "CustomResourceDefinition")
        .contains(owner.path("kind").asText());
  }

  private boolean terminating(String namespace) {
    return state.find(Kind.NAMESPACE.ref("", namespace)).map(Seen::deleting).orElse(true);
  }

  private boolean claimed(Seen volume) {
    return state.byUid(volume.text("/spec/claimRef/uid")).isPresent();
  }

  private boolean released(Seen volume) {
    return !volume.text("/spec/claimRef/uid").isEmpty()
        && !claimed(volume)
        && !RELEASED.contains(volume.text("/status/phase"));
  }
}

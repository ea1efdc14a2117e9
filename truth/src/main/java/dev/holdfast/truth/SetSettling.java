package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.truth.State.Seen;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the statefulset-controller still has to do for one set. */
final class SetSettling {
  private final State state;
  private final Seen set;

  SetSettling(State state, Seen set) {
    this.state = state;
    this.set = set;
  }

  /** What is to be done about its Pods. */
  Optional<String> pending() {
    if (!set.text("/status/observedGeneration").equals(set.text("/metadata/generation"))) {
      return Optional.of("the controller to look at " + set.ref());
    }
    Set<String> there = new TreeSet<>();
    for (Seen pod : state.of(Kind.POD)) {
      if (pod.ownedBy(set.uid())) {
        there.add(pod.ref().name());
      }
    }
    return there.equals(pods()) ? Optional.empty() : Optional.of("the Pods of " + set.ref());
  }

  /** A claim that it has yet to make; once deleted it need not come back. */
  Optional<String> unclaimed() {
    return pods().stream()
        .filter(pod -> !claimed(pod))
        .findFirst()
        .map(pod -> "the claim of " + pod);
  }

  private Set<String> pods() {
    Set<String> pods = new TreeSet<>();
    int start = set.tree().at("/spec/ordinals/start").asInt(0);
    int replicas = set.tree().at("/spec/replicas").asInt(1);
    for (int ordinal = start; ordinal < start + replicas; ordinal++) {
      pods.add(set.ref().name() + "-" + ordinal);
    }
    return pods;
  }

  /** Whether the claim of a Pod is there and, where it goes with the set, knows that. */
  private boolean claimed(String pod) {
    ObjectRef ref = Kind.CLAIM.ref(set.ref().namespace(), "data-" + pod);
    JsonNode retention = set.tree().at("/spec/persistentVolumeClaimRetentionPolicy");
    boolean goes = retention.path("whenDeleted").asText().equals("Delete");
    return state
        .find(ref)
        .filter(claim -> claim.deleting() || !goes || claim.ownedBy(set.uid()))
        .isPresent();
  }
}

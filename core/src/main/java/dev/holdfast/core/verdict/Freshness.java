package dev.holdfast.core.verdict;

import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the neighbours of a change live before it is allowed: a cache can only add protection. What
 * is gone by now keeps counting as cached, since a lagging cache isn't a reason to allow more.
 */
final class Freshness {
  private Freshness() {}

  /** What the reading showed. */
  sealed interface Reading {
    record Same() implements Reading {}

    /** These are not as cached. */
    record Differs(Map<ObjectRef, InventoryObject> fresh) implements Reading {}

    record Unreadable(GuardFault fault) implements Reading {}
  }

  static Reading read(List<ObjectRef> refs, Inventory cached, Evidence evidence) {
    if (refs.isEmpty()) {
      return new Reading.Same();
    }
    Map<ObjectRef, LiveObject> answers = evidence.read(refs);
    Map<ObjectRef, InventoryObject> differing = new HashMap<>();
    for (ObjectRef ref : refs) {
      LiveObject answer = answers.get(ref);
      if (answer == null || answer instanceof LiveObject.Unreadable) {
        return new Reading.Unreadable(unreadable(ref.toString()));
      }
      if (answer instanceof LiveObject.Found(InventoryObject found)
          && !Optional.of(found).equals(cached.find(ref))) {
        differing.put(ref, found);
      }
    }
    return differing.isEmpty() ? new Reading.Same() : new Reading.Differs(differing);
  }

  static GuardFault unreadable(String what) {
    return GuardFault.of(
        "CannotVerify", "the API server did not show " + what + " in time; repeat the request");
  }
}

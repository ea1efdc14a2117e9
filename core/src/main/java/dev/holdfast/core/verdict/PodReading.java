package dev.holdfast.core.verdict;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.reach.DataPlane;
import dev.holdfast.core.reach.DataPlaneFindings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks what a change reaches; a Pod that a review only names is read for it. */
record PodReading(DataPlane dataPlane) {
  /** What came of it. */
  sealed interface Outcome {
    record Known(DataPlaneFindings findings) implements Outcome {}

    record Unknown(GuardFault fault) implements Outcome {}
  }

  Outcome of(Change change, Inventory inventory, Evidence evidence) {
    Optional<ObjectRef> unseen = dataPlane.unseen(change);
    if (unseen.isEmpty()) {
      return new Outcome.Known(dataPlane.of(change, null, inventory));
    }
    return switch (ActingForOthers.read(unseen.get(), evidence)) {
      case LiveObject.Found(InventoryObject pod) ->
          new Outcome.Known(dataPlane.of(change, pod, inventory));
      // The API server will say so itself.
      case LiveObject.Absent() -> new Outcome.Known(DataPlaneFindings.NONE);
      case LiveObject.Unreadable _ ->
          new Outcome.Unknown(Freshness.unreadable(unseen.get().toString()));
    };
  }

  /** The fault that not knowing every volume is, where one of them could be what is mounted. */
  static Optional<GuardFault> blind(DataPlaneFindings findings, Set<String> staleKinds) {
    return findings.unsure() && !staleKinds.isEmpty()
        ? Optional.of(GuardFault.stale(new TreeSet<>(staleKinds)))
        : Optional.empty();
  }
}

package dev.holdfast.core.reach;

import dev.holdfast.core.impact.ObjectRef;
import java.util.List;

/**
 * One way from a Pod to data.
 *
 * @param pointer JSON Pointer to the volume or template in the object; empty for a running Pod
 * @param how in words, for example {@code volume data mounts}
 * @param refs claims or volumes at its end, at least one, each may not exist
 * @param named whether the Pod names them itself; else they were found in the inventory
 */
public record Reach(String pointer, String how, List<ObjectRef> refs, boolean named) {
  private static final int SHOWN = 3;

  public Reach {
    refs = List.copyOf(refs);
  }

  /** One line: {@code volume data mounts persistentvolumeclaims orders/pg-data-0}. */
  String text() {
    String first = String.join(", ", refs.stream().limit(SHOWN).map(ObjectRef::toString).toList());
    return how
        + " "
        + first
        + (refs.size() > SHOWN ? " and %d more".formatted(refs.size() - SHOWN) : "");
  }
}

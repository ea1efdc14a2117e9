package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a change takes with it.
 *
 * @param uid empty when unknown
 * @param via why it is here, outermost reason first, for people
 * @param backing the storage behind it, null when it has none
 * @param cause the item that takes it along, null where the change begins
 */
public record ImpactItem(
    ObjectRef ref,
    String uid,
    Role role,
    Fate fate,
    List<String> via,
    Linkage linkage,
    @Nullable Backing backing,
    @Nullable ObjectRef cause) {
  public ImpactItem {
    via = List.copyOf(via);
  }

  /** An item that nothing else in the impact takes along. */
  public ImpactItem(
      ObjectRef ref,
      String uid,
      Role role,
      Fate fate,
      List<String> via,
      Linkage linkage,
      @Nullable Backing backing) {
    this(ref, uid, role, fate, via, linkage, backing, null);
  }
}

package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.BackingRule;
import dev.holdfast.core.catalogue.DataKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the storage behind an object off its projection. */
public final class Backings {
  private Backings() {}

  /**
   * Every backing that the object stands on, each once. The first one is what its driver deletes
   * by; further ones are other names of the same data.
   */
  public static List<Backing> of(InventoryObject object, DataKind kind) {
    List<Backing> backings = new ArrayList<>();
    for (BackingRule rule : kind.backings()) {
      if (rule.absent().stream().anyMatch(path -> !object.field(path.text()).isEmpty())) {
        continue;
      }
      Optional<String> driver = rule.driver().fill(object::field);
      Optional<String> handle = rule.handle().fill(object::field);
      if (driver.isPresent() && handle.isPresent()) {
        Backing backing = new Backing(driver.get(), handle.get());
        if (!backings.contains(backing)) {
          backings.add(backing);
        }
      }
    }
    return backings;
  }

  /**
   * Whether another object of its kind stands on its backing already. Storage systems keep objects
   * of their own beside each volume; these are no others.
   */
  public static boolean shared(InventoryObject object, DataKind kind, Inventory inventory) {
    return of(object, kind).stream()
        .flatMap(backing -> inventory.onBacking(backing).stream())
        .anyMatch(
            other ->
                other.ref().resource().equals(object.ref().resource())
                    && other.ref().group().equals(object.ref().group())
                    && !other.ref().equals(object.ref()));
  }
}

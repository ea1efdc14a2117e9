package dev.holdfast.inventory;

import dev.holdfast.core.impact.Inventory;
import java.util.Map;

/**
 * Everything watched, as it was at one moment.
 *
 * @param unreadable why a kind could not be listed, by {@code resource.group}; an inventory with
 *     such gaps shows too little, so nothing may be told from it
 */
public record Listing(Inventory inventory, Map<String, String> unreadable) {
  public Listing {
    unreadable = Map.copyOf(unreadable);
  }
}

package dev.holdfast.webhook.state;

import dev.holdfast.core.catalogue.Catalogue;

/** Makes an inventory by a catalogue; it isn't started yet. */
@FunctionalInterface
public interface InventoryBuilder {
  InventoryFeed build(Catalogue catalogue);
}

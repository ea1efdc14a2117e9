package dev.holdfast.webhook.state;

import dev.holdfast.core.catalogue.Catalogue;

/**
 * A catalogue with the inventory that is filled by it, and their users: the inventory is closed
 * when it was replaced and the last review that decides by it is done.
 */
final class Watching {
  private final Catalogue catalogue;
  private final InventoryFeed feed;
  private int users = 1;

  Watching(Catalogue catalogue, InventoryFeed feed) {
    this.catalogue = catalogue;
    this.feed = feed;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  InventoryFeed feed() {
    return feed;
  }

  /** Keeps the inventory open until {@link #release}; false when it is closed already. */
  synchronized boolean acquire() {
    if (users == 0) {
      return false;
    }
    users++;
    return true;
  }

  synchronized void release() {
    users--;
    if (users == 0) {
      feed.close();
    }
  }
}

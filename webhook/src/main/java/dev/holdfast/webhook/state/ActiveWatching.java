package dev.holdfast.webhook.state;

import java.util.function.Function;

/** The catalogue and inventory that reviews are decided by; both change at the same moment. */
final class ActiveWatching {
  private volatile Watching current;
  private volatile boolean closed;

  ActiveWatching(Watching first) {
    current = first;
  }

  /** Lends both; the inventory stays open until the work returns. */
  <T> T use(Function<Watching, T> work) {
    while (!closed) {
      Watching watching = current;
      // It may have been replaced and closed in between: then look again.
      if (watching.acquire()) {
        try {
          return work.apply(watching);
        } finally {
          watching.release();
        }
      }
    }
    throw new IllegalStateException("the inventory is closed");
  }

  /** What is in force at this moment, to look at. */
  Watching get() {
    return current;
  }

  /** Later reviews are decided by these; the inventory before closes when it is idle. */
  synchronized void swap(Watching next) {
    Watching before = current;
    current = next;
    before.release();
  }

  synchronized void close() {
    closed = true;
    current.release();
  }
}

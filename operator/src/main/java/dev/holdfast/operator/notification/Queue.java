package dev.holdfast.operator.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What waits to be told, oldest first, never more than it may hold. Not for several threads. */
final class Queue {
  private final int capacity;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  Queue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * A notification and how often it was tried.
   *
   * @param due when it is tried next
   */
  record Waiting(Notification notification, int tries, Instant due) {}

  /**
   * Takes it, unless it waits already.
   *
   * @return what had to go for it
   */
  Optional<Notification> add(Notification notification, Instant now) {
    if (waiting.containsKey(notification.id())) {
      return Optional.empty();
    }
    Optional<Notification> dropped =
        waiting.size() < capacity
            ? Optional.empty()
            : waiting.values().stream().map(Waiting::notification).findFirst();
    dropped.ifPresent(this::remove);
    waiting.put(notification.id(), new Waiting(notification, 0, now));
    return dropped;
  }

  /** What is tried next, whenever that is. */
  Optional<Waiting> next() {
    return waiting.values().stream().min(Comparator.comparing(Waiting::due));
  }

  /** Keeps it for another try; one that was dropped meanwhile stays away. */
  void later(Waiting tried, Instant due) {
    waiting.computeIfPresent(
        tried.notification().id(),
        (id, before) -> new Waiting(tried.notification(), tried.tries() + 1, due));
  }

  void remove(Notification notification) {
    waiting.remove(notification.id());
  }

  int size() {
    return waiting.size();
  }
}

package dev.holdfast.webhook.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for all bodies that are being read or decided at the same time. Whoever reaches the port
 * could otherwise fill the heap with a few large requests.
 */
final class BodyBudget {
  private final AtomicLong left;

  BodyBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void give(long bytes) {
    left.addAndGet(bytes);
  }
}

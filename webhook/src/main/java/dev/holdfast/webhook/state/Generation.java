package dev.holdfast.webhook.state;

import dev.holdfast.core.verdict.Bundle;
import java.time.Instant;

/**
 * A loaded bundle and its users: the engine is closed when the bundle was replaced and the last
 * review that decides by it is done.
 */
final class Generation {
  private final Instant loadedAt;
  private Bundle bundle;
  private int users = 1;

  Generation(Bundle bundle, Instant loadedAt) {
    this.bundle = bundle;
    this.loadedAt = loadedAt;
  }

  Instant loadedAt() {
    return loadedAt;
  }

  synchronized Bundle bundle() {
    return bundle;
  }

  /** Takes what is new around the same policies, for example that the trust root has closed. */
  synchronized void update(Bundle newer) {
    bundle = newer;
  }

  /** Keeps the engine open until {@link #release}; false when it is closed already. */
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
      bundle.engine().close();
    }
  }
}

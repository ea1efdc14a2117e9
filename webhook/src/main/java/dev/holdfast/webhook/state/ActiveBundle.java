package dev.holdfast.webhook.state;

import dev.holdfast.core.verdict.Bundle;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bundle that reviews are decided by. */
final class ActiveBundle {
  private final AtomicReference<@Nullable Generation> current = new AtomicReference<>();

  /** Lends the bundle; it stays open until the work returns. */
  <T> T use(Function<Optional<Bundle>, T> work) {
    while (true) {
      Generation generation = current.get();
      if (generation == null) {
        return work.apply(Optional.empty());
      }
      // It may have been replaced and closed in between: then look again.
      if (generation.acquire()) {
        try {
          return work.apply(Optional.of(generation.bundle()));
        } finally {
          generation.release();
        }
      }
    }
  }

  /** Later reviews are decided by this one; the one before closes when it is idle. */
  void swap(Bundle bundle, Instant loadedAt) {
    Generation before = current.getAndSet(new Generation(bundle, loadedAt));
    if (before != null) {
      before.release();
    }
  }

  /** Revision of what is loaded, empty when nothing is. */
  String revision() {
    Generation generation = current.get();
    return generation == null ? "" : generation.bundle().spec().revision();
  }

  Optional<Generation> generation() {
    return Optional.ofNullable(current.get());
  }

  void close() {
    Generation before = current.getAndSet(null);
    if (before != null) {
      before.release();
    }
  }
}

package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the stored bundle, off the request path: always loads the latest wanted, tries again
 * after a failure, and tells when something has changed.
 */
final class BundleKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundleKeeper.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  private final BundleLoader loader;
  private final Runnable changed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bundle").daemon().factory());

  private volatile @Nullable PolicyBundleSpec wanted;
  private volatile String lastError = "";

  BundleKeeper(BundleLoader loader, Runnable changed) {
    this.loader = loader;
    this.changed = changed;
  }

  /** Wants this bundle from now on; returns at once. */
  void want(PolicyBundleSpec spec) {
    wanted = spec;
    thread.execute(() -> attempt(spec, FIRST_RETRY));
  }

  /** Why the wanted bundle isn't in force; empty when it is. */
  String lastError() {
    return lastError;
  }

  private void attempt(PolicyBundleSpec spec, Duration retry) {
    if (!spec.equals(wanted)) {
      return;
    }
    try {
      loader.load(spec);
      lastError = "";
    } catch (BundleException | RuntimeException e) {
      if (!String.valueOf(e.getMessage()).equals(lastError)) {
        LOG.warn("bundle {} can't be loaded: {}", spec.revision(), e.getMessage());
      }
      lastError = String.valueOf(e.getMessage());
      Duration next = retry.multipliedBy(2);
      Future<?> _ =
          thread.schedule(
              () -> attempt(spec, next.compareTo(LONGEST_RETRY) < 0 ? next : LONGEST_RETRY),
              retry.toMillis(),
              TimeUnit.MILLISECONDS);
    }
    changed.run();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

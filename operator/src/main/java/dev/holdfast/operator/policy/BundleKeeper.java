package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import io.fabric8.kubernetes.api.model.Namespace;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the active bundle what the policies and settings say, and notices foreign hands. */
final class BundleKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(BundleKeeper.class);

  private final BundleStore store;
  private final String namespace;
  private final Events events;
  private final BundleWatch watch = new BundleWatch();
  private boolean trustRootClosed;

  BundleKeeper(BundleStore store, String namespace, Events events) {
    this.store = store;
    this.namespace = namespace;
    this.events = events;
  }

  /** What there is; an alarm when it isn't what this process left there. */
  StoredBundle look(Namespace home) {
    StoredBundle stored = store.read();
    Optional<String> strange = watch.strange(stored.object());
    if (strange.isEmpty() && stored instanceof StoredBundle.Damaged damaged) {
      strange = Optional.of(damaged.problem());
    }
    strange.ifPresentOrElse(
        problem ->
            events.warn(
                home, "ForeignBundle", "PolicyBundle/active: " + problem + "; replacing it"),
        () -> events.over(home, "ForeignBundle"));
    trustRootClosed |=
        stored.object().map(bundle -> bundle.getSpec().trustRootClosed()).orElse(false);
    return stored;
  }

  /** Whether it was closed as far as this process has ever seen. */
  boolean isTrustRootClosed() {
    return trustRootClosed;
  }

  /** What keeping it came to. */
  sealed interface Kept {
    /** It is as it shall be. */
    record Current() implements Kept {}

    /** The new one doesn't fit; the old one stays. */
    record TooLarge(String problem) implements Kept {}

    /** It couldn't be written. */
    record Failed(WriteOutcome outcome) implements Kept {}
  }

  Kept keep(StoredBundle stored, CompiledSet set, BundleSettings settings, boolean closed)
      throws IOException {
    Optional<PolicyBundleSpec> sound =
        switch (stored) {
          case StoredBundle.Sound good -> Optional.of(good.bundle().getSpec());
          case StoredBundle.None none -> Optional.empty();
          case StoredBundle.Damaged damaged -> Optional.empty();
        };
    return switch (BundleDecision.of(namespace, set, settings, closed, sound)) {
      case BundleDecision.Keep keep -> new Kept.Current();
      case BundleDecision.TooLarge tooLarge -> new Kept.TooLarge(tooLarge.problem());
      case BundleDecision.Write write -> write(write, stored.object());
    };
  }

  private Kept write(BundleDecision.Write decision, Optional<PolicyBundle> existing) {
    WriteOutcome outcome = store.write(decision, existing);
    if (!(outcome instanceof WriteOutcome.Done done)) {
      return new Kept.Failed(outcome);
    }
    watch.wrote(done);
    trustRootClosed |= decision.spec().trustRootClosed();
    LOG.info(
        "bundle {} with {} policies is active",
        decision.spec().revision(),
        decision.spec().entrypoints().size());
    // Replicas that are slow to hear of the new one may still read the one before it.
    Set<String> needed = new HashSet<>(Set.of(decision.spec().configMap()));
    existing.ifPresent(bundle -> needed.add(bundle.getSpec().configMap()));
    store.prune(needed);
    return new Kept.Current();
  }
}

package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.policy.BundleModule;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.inventory.ModuleStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a bundle into force: unpacked, verified, compiled, warm, and only then swapped in. */
final class BundleLoader {
  private static final Logger LOG = LoggerFactory.getLogger(BundleLoader.class);

  private final ModuleStore modules;
  private final EngineBuilder engines;
  private final Consumer<Bundle> rehearsal;
  private final ActiveBundle active;
  private final Clock clock;

  BundleLoader(
      ModuleStore modules,
      EngineBuilder engines,
      Consumer<Bundle> rehearsal,
      ActiveBundle active,
      Clock clock) {
    this.modules = modules;
    this.engines = engines;
    this.rehearsal = rehearsal;
    this.active = active;
    this.clock = clock;
  }

  /**
   * Returns when reviews are decided by this bundle.
   *
   * @throws BundleException when it can't be; the one before stays in force
   */
  void load(PolicyBundleSpec spec) throws BundleException {
    Optional<Generation> current = active.generation();
    if (current.isPresent() && current.get().bundle().spec().revision().equals(spec.revision())) {
      current.get().update(around(current.get().bundle(), spec));
      return;
    }
    Instant start = clock.instant();
    byte[] wasm = BundleModule.unpack(spec, modules.read(spec.configMap()));
    PolicyEngine engine = engines.build(wasm);
    Bundle bundle = new Bundle(keepClosed(spec), engine);
    rehearsal.accept(bundle);
    active.swap(bundle, clock.instant());
    LOG.info(
        "bundle {} with {} policies is in force, loaded in {} ms",
        spec.revision(),
        spec.entrypoints().size(),
        start.until(clock.instant()).toMillis());
  }

  private Bundle around(Bundle loaded, PolicyBundleSpec spec) {
    return new Bundle(keepClosed(spec), loaded.engine());
  }

  /** The trust root never reopens, whatever the stored object says later. */
  private PolicyBundleSpec keepClosed(PolicyBundleSpec spec) {
    boolean closed =
        active
            .generation()
            .map(generation -> Boolean.TRUE.equals(generation.bundle().spec().trustRootClosed()))
            .orElse(false);
    return closed
        ? new PolicyBundleSpec(
            spec.revision(),
            spec.entrypoints(),
            spec.settings(),
            spec.configMap(),
            spec.opaVersion(),
            true)
        : spec;
  }
}

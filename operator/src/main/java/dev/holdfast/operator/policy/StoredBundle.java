package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.policy.BundleRevision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What the cluster holds as the running bundle. */
sealed interface StoredBundle {
  /** There is none yet. */
  record None() implements StoredBundle {}

  /** A bundle whose revision is what its content says. */
  record Sound(PolicyBundle bundle, BundleContent content) implements StoredBundle {}

  /** A bundle whose content is missing or isn't what its revision says. */
  record Damaged(PolicyBundle bundle, String problem) implements StoredBundle {}

  static StoredBundle of(
      Optional<PolicyBundle> bundle, Function<String, Optional<ConfigMap>> configMaps) {
    return bundle.map(found -> read(found, configMaps)).orElseGet(None::new);
  }

  private static StoredBundle read(
      PolicyBundle bundle, Function<String, Optional<ConfigMap>> configMaps) {
    String name = bundle.getSpec().configMap();
    Optional<ConfigMap> configMap = configMaps.apply(name);
    if (configMap.isEmpty()) {
      return new Damaged(bundle, "ConfigMap " + name + " is gone");
    }
    try {
      BundleContent content = BundleContent.unpack(configMap.get());
      String revision =
          BundleRevision.of(
              content.wasm(), bundle.getSpec().entrypoints(), bundle.getSpec().settings());
      return revision.equals(bundle.getSpec().revision())
          ? new Sound(bundle, content)
          : new Damaged(bundle, "its content has revision " + revision);
    } catch (IOException e) {
      return new Damaged(bundle, String.valueOf(e.getMessage()));
    }
  }

  /** The object, whatever its content. */
  default Optional<PolicyBundle> object() {
    return switch (this) {
      case None none -> Optional.empty();
      case Sound sound -> Optional.of(sound.bundle());
      case Damaged damaged -> Optional.of(damaged.bundle());
    };
  }
}

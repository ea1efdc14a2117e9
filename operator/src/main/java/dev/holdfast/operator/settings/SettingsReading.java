package dev.holdfast.operator.settings;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Optional;

/** What could be read from the settings ConfigMap. */
public sealed interface SettingsReading {
  /** Key of the ConfigMap that holds the document. */
  String KEY = "settings.yaml";

  /** The settings. */
  record Good(Settings settings) implements SettingsReading {}

  /**
   * They can't be used.
   *
   * @param reason stable CamelCase: {@code SettingsMissing} or {@code SettingsInvalid}
   * @param message names the key, and the place where there is one
   */
  record Bad(String reason, String message) implements SettingsReading {}

  static SettingsReading of(Optional<ConfigMap> configMap, SettingsParser parser) {
    if (configMap.isEmpty()) {
      return new Bad("SettingsMissing", "there is no settings ConfigMap");
    }
    String document = configMap.get().getData() == null ? null : configMap.get().getData().get(KEY);
    if (document == null) {
      return new Bad("SettingsMissing", "the settings ConfigMap has no key " + KEY);
    }
    try {
      return new Good(parser.parse(document));
    } catch (SettingsException e) {
      return new Bad("SettingsInvalid", KEY + ": " + e.getMessage());
    }
  }

  /** The settings when they are good. */
  default Optional<Settings> ifGood() {
    return switch (this) {
      case Good good -> Optional.of(good.settings());
      case Bad bad -> Optional.empty();
    };
  }
}

package dev.holdfast.operator.policy;

import dev.holdfast.operator.settings.SettingsParser;
import java.time.Clock;
import java.util.Set;

/**
 * What a bundle is made with, besides what the cluster says.
 *
 * @param settingsName of the settings ConfigMap
 * @param shipped names of the built-in policies
 */
public record PolicyInputs(
    String settingsName,
    SettingsParser parser,
    Set<String> shipped,
    SetCompiler compiler,
    Clock clock) {
  /** The chart labels the webhook's Pods so. */
  static final String WEBHOOK_PODS =
      "app.kubernetes.io/name=holdfast,app.kubernetes.io/component=webhook";

  public PolicyInputs {
    shipped = Set.copyOf(shipped);
  }
}

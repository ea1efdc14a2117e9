package dev.holdfast.operator.settings;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What means production or a shared backup where the settings don't say. */
final class DefaultLinkage {
  private static final List<String> PRODUCTION = List.of("production", "prod", "live");

  private static final Map<String, List<String>> PRODUCTION_LABELS =
      Map.of(
          "environment", PRODUCTION,
          "env", PRODUCTION,
          "app.kubernetes.io/environment", PRODUCTION,
          "holdfast.dev/environment", PRODUCTION,
          "holdfast.dev/protected", List.of("true"));

  private static final List<String> PRODUCTION_NAMESPACES =
      List.of("*-production", "*-prod", "production", "prod");

  private static final Map<String, List<String>> SHARED_BACKUP_LABELS =
      Map.of(
          "holdfast.dev/shared-backup", List.of("true"),
          "backup.holdfast.dev/shared", List.of("true"));

  private DefaultLinkage() {}

  /** Fills each absent part; a part that is given replaces the default as a whole. */
  static LinkageSettings complete(@Nullable LinkageSettings given) {
    LinkageSettings partial =
        given == null ? new LinkageSettings(null, null, null, null, null) : given;
    return new LinkageSettings(
        Objects.requireNonNullElse(partial.productionLabels(), PRODUCTION_LABELS),
        Objects.requireNonNullElse(partial.productionNamespaceLabels(), PRODUCTION_LABELS),
        Objects.requireNonNullElse(partial.productionNamespaces(), PRODUCTION_NAMESPACES),
        Objects.requireNonNullElse(partial.sharedBackupLabels(), SHARED_BACKUP_LABELS),
        Objects.requireNonNullElse(partial.unlabelled(), "Ignore"));
  }
}

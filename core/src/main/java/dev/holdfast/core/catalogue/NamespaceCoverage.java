package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which namespaces a backup holds everything of.
 *
 * @param included list of names; when it is absent, or has {@code *}, all namespaces are meant
 * @param excluded list of names and patterns that are not
 * @param exceptLabel what has this label with value {@code true} is left out
 */
public record NamespaceCoverage(
    FieldPath included, FieldPath excluded, @Nullable String exceptLabel) {
  public NamespaceCoverage {
    requireNonNull(included, "included is null");
    requireNonNull(excluded, "excluded is null");
  }
}

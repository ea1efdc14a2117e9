package dev.holdfast.cli;

import dev.holdfast.inventory.ServedKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Watched kinds that every API server serves by itself and by the same names: nobody has to ask for
 * them, and a dry run of theirs is one, which another server behind the API server may not know.
 */
final class CoreKinds {
  private static final List<ServedKind> KINDS =
      List.of(
          kind("Namespace", "ns", false),
          kind("PersistentVolumeClaim", "pvc", true),
          kind("PersistentVolume", "pv", false));

  private CoreKinds() {}

  private static ServedKind kind(String kind, String shortName, boolean namespaced) {
    String singular = kind.toLowerCase(Locale.ROOT);
    return new ServedKind(
        "", "v1", List.of("v1"), singular + "s", singular, kind, List.of(shortName), namespaced);
  }

  /** The one that is meant; empty when it has to be looked up. */
  static Optional<ServedKind> called(Reference named) {
    return KINDS.stream()
        .filter(kind -> named.group().isEmpty() && kind.isCalled(named.kind()))
        .findFirst();
  }
}

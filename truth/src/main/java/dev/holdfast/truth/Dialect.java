package dev.holdfast.truth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The custom resources of one API group, as small as they can be. The catalogue of the run knows
 * databases, backups and fleets; nobody knows gadgets.
 */
record Dialect(String group) {
  Kind database() {
    return new Kind(group, "v1", "databases", "Database", true);
  }

  Kind backup() {
    return new Kind(group, "v1", "backups", "Backup", true);
  }

  /** Lives outside of namespaces. */
  Kind fleet() {
    return new Kind(group, "v1", "fleets", "Fleet", false);
  }

  Kind gadget() {
    return new Kind(group, "v1", "gadgets", "Gadget", true);
  }

  List<Kind> kinds() {
    return List.of(database(), backup(), fleet(), gadget());
  }

  /** What a catalogue says of a kind; nothing of gadgets. */
  Optional<String> dataKind(Kind kind) {
    if (kind.equals(gadget())) {
      return Optional.empty();
    }
    String role = kind.equals(backup()) ? "Backup" : "Database";
    return Optional.of(
        "{group: %s, version: v1, resource: %s, kind: %s, namespaced: %s, role: %s}"
            .formatted(group, kind.resource(), kind.kind(), kind.namespaced(), role));
  }

  String definition(Kind kind) {
    return """
        metadata: {name: %1$s.%2$s}
        spec:
          group: %2$s
          scope: %5$s
          names: {plural: %1$s, singular: %4$s, kind: %3$s, listKind: %3$sList}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """
        .formatted(
            kind.resource(),
            group,
            kind.kind(),
            kind.kind().toLowerCase(Locale.ROOT),
            kind.namespaced() ? "Namespaced" : "Cluster");
  }
}

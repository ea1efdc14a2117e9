package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.inventory.ServedKind;
import java.util.List;
import java.util.Optional;

/** Watched kinds of a cluster. */
final class Watched {
  private Watched() {}

  /** Those of the catalogue that are served. */
  static List<DataKind> of(List<ServedKind> served, Catalogue catalogue) {
    return served.stream()
        .map(kind -> catalogue.find(kind.group(), kind.resource()))
        .flatMap(Optional::stream)
        .toList();
  }
}

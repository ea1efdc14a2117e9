package dev.holdfast.operator.kind;

import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import dev.holdfast.core.catalogue.BroughtKinds;
import dev.holdfast.core.catalogue.Catalogue;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What users brought, from the objects as they are. */
final class Brought {
  private Brought() {}

  static BroughtKinds of(Collection<DataKind> objects) {
    Map<String, DataKindSpec> specs = new TreeMap<>();
    objects.forEach(object -> specs.put(object.getMetadata().getName(), object.getSpec()));
    return BroughtKinds.of(Catalogue.builtIn(), specs);
  }
}

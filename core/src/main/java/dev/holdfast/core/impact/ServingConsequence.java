package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers for an API group decides what of its objects anybody sees, Holdfast included. They
 * stay in etcd, so losing sight of them weakens them.
 */
final class ServingConsequence implements Consequence {
  private final Catalogue catalogue;

  ServingConsequence(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void of(Fall fall, Closure closure) {
    if (!fall.gone() || !fall.is("apiregistration.k8s.io", "apiservices")) {
      return;
    }
    Set<String> groups = new TreeSet<>();
    fall.versions().forEach(version -> groups.add(version.field("spec.group")));
    Set<ObjectRef> refs = new TreeSet<>();
    for (DataKind kind : catalogue.kinds()) {
      if (groups.contains(kind.group())) {
        closure
            .inventory()
            .ofKind(kind.group(), kind.resource())
            .forEach(object -> refs.add(object.ref()));
      }
    }
    refs.forEach(
        ref ->
            closure.reach(ref, Fate.Weakened, false, fall, "answered for by " + fall.ref().name()));
  }
}

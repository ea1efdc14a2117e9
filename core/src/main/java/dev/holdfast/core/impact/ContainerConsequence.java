package dev.holdfast.core.impact;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What lives in a namespace goes with it, instances go with their definition. */
final class ContainerConsequence implements Consequence {
  @Override
  public void of(Fall fall, Closure closure) {
    if (!fall.gone()) {
      return;
    }
    if (fall.is("", "namespaces")) {
      String name = fall.ref().name();
      all(closure.inventory().inNamespace(name), fall, closure, "in namespace " + name);
    } else if (fall.is("apiextensions.k8s.io", "customresourcedefinitions")) {
      for (InventoryObject version : fall.versions()) {
        all(
            closure
                .inventory()
                .ofKind(version.field("spec.group"), version.field("spec.names.plural")),
            fall,
            closure,
            "defined by " + fall.ref().name());
      }
    }
  }

  private static void all(
      Collection<InventoryObject> objects, Fall fall, Closure closure, String reason) {
    Retention retention = closure.retention();
    Set<ObjectRef> refs = new TreeSet<>();
    objects.forEach(object -> refs.add(object.ref()));
    for (ObjectRef ref : refs) {
      closure.reach(ref, retention.whenDeleted(ref), true, fall, reason);
    }
  }
}

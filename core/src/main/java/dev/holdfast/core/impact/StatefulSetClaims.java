package dev.holdfast.core.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/** The claims that a StatefulSet makes of its templates: {@code <template>-<set>-<ordinal>}. */
final class StatefulSetClaims implements Consequence {
  private static final String POLICY = "spec.persistentVolumeClaimRetentionPolicy.";

  private final ObjectRef target;
  private final boolean orphan;

  /**
   * Claims of sets for one change.
   *
   * @param orphan whether the target's own claims are spared (propagationPolicy Orphan)
   */
  StatefulSetClaims(ObjectRef target, boolean orphan) {
    this.target = target;
    this.orphan = orphan;
  }

  static boolean is(ObjectRef ref) {
    return ref.group().equals("apps") && ref.resource().equals("statefulsets");
  }

  @Override
  public void of(Fall fall, Closure closure) {
    if (is(fall.ref())
        && fall.gone()
        && !(orphan && fall.ref().equals(target))
        && deletes(fall.versions(), "whenDeleted")) {
      reach(fall, _ -> true, closure);
    }
  }

  /** Reaches the claims of some ordinals as deleted. */
  static void reach(Fall set, LongPredicate ordinals, Closure closure) {
    Retention retention = closure.retention();
    for (ObjectRef claim : of(set, ordinals, closure.inventory())) {
      closure.reach(claim, retention.whenDeleted(claim), true, set, "claim of " + set.ref());
    }
  }

  /** Whether any version of the set deletes its claims then. */
  static boolean deletes(List<InventoryObject> versions, String when) {
    return versions.stream().anyMatch(version -> version.field(POLICY + when).equals("Delete"));
  }

  private static Set<ObjectRef> of(Fall set, LongPredicate ordinals, Inventory inventory) {
    List<String> prefixes = new ArrayList<>();
    for (InventoryObject version : set.versions()) {
      version
          .fields()
          .forEach(
              (path, value) -> {
                if (path.startsWith("spec.volumeClaimTemplates[")) {
                  prefixes.add(ClaimName.prefix(value, set.ref().name()));
                }
              });
    }
    Set<ObjectRef> claims = new TreeSet<>();
    for (InventoryObject object : inventory.inNamespace(set.ref().namespace())) {
      ObjectRef ref = object.ref();
      if (ref.group().isEmpty()
          && ref.resource().equals(Bindings.CLAIMS)
          && prefixes.stream().anyMatch(prefix -> fits(ref.name(), prefix, ordinals))) {
        claims.add(ref);
      }
    }
    return claims;
  }

  private static boolean fits(String name, String prefix, LongPredicate ordinals) {
    OptionalLong ordinal = ClaimName.ordinal(name, prefix);
    return ordinal.isPresent() && ordinals.test(ordinal.getAsLong());
  }
}

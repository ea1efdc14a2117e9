package dev.holdfast.core.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several names of the same storage become one, so that items which share storage show the same
 * backing whichever of its names each of them uses.
 */
final class BackingClasses {
  private final Map<Backing, Backing> parents = new HashMap<>();
  private final Map<Backing, Integer> users = new HashMap<>();
  private final Map<Backing, Integer> firstNames = new HashMap<>();
  private final Map<Backing, Backing> names = new HashMap<>();

  /**
   * Backings known by several names.
   *
   * @param objects of each object, every name of its storage, the one its driver uses first
   */
  BackingClasses(Collection<Set<Backing>> objects) {
    for (Set<Backing> backings : objects) {
      Backing first = null;
      for (Backing backing : backings) {
        parents.putIfAbsent(backing, backing);
        users.merge(backing, 1, Integer::sum);
        if (first == null) {
          first = backing;
          firstNames.merge(backing, 1, Integer::sum);
        } else {
          parents.put(root(first), root(backing));
        }
      }
    }
    Map<Backing, List<Backing>> classes = new HashMap<>();
    for (Backing backing : parents.keySet()) {
      classes.computeIfAbsent(root(backing), _ -> new ArrayList<>()).add(backing);
    }
    classes.forEach((root, members) -> names.put(root, name(members)));
  }

  /** The name of the storage; empty when there is none. */
  Optional<Backing> of(Set<Backing> backings) {
    return backings.stream().findFirst().map(first -> names.getOrDefault(root(first), first));
  }

  /** The name that drivers use most, so that people recognise it; then any stable one. */
  private Backing name(List<Backing> members) {
    return members.stream()
        .min(
            Comparator.comparingInt((Backing member) -> -firstNames.getOrDefault(member, 0))
                .thenComparingInt(member -> -users.getOrDefault(member, 0))
                .thenComparing(Backing::driver)
                .thenComparing(Backing::handle))
        .orElseThrow();
  }

  private Backing root(Backing backing) {
    Backing at = backing;
    Backing parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      Backing next = parents.getOrDefault(parent, parent);
      parents.put(at, next);
      at = parent;
      parent = next;
    }
    return at;
  }
}

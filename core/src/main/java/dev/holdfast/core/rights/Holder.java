package dev.holdfast.core.rights;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Somebody who gets past Holdfast.
 *
 * @param subject as in a binding: {@code User dana}, {@code Group ops}, {@code ServiceAccount
 *     ci/deployer}
 * @param namespace where, empty for everywhere
 * @param agent whether an AgentIdentity names it
 */
public record Holder(String subject, String namespace, boolean agent, Set<Bypass> rights)
    implements Comparable<Holder> {
  /** Agents first, then who may everywhere. */
  private static final Comparator<Holder> ORDER =
      Comparator.comparing((Holder holder) -> !holder.agent())
          .thenComparing(Holder::namespace)
          .thenComparing(Holder::subject);

  public Holder {
    rights = Set.copyOf(rights);
  }

  /** {@code User dana: everything}. */
  @Override
  public String toString() {
    String list =
        rights.size() == Bypass.values().length
            ? "everything"
            : new TreeSet<>(rights).stream().map(Bypass::text).collect(Collectors.joining(", "));
    String where = namespace.isEmpty() ? "" : " in namespace " + namespace;
    return (agent ? "agent " : "") + subject + ": " + list + where;
  }

  @Override
  public int compareTo(Holder other) {
    return ORDER.compare(this, other);
  }
}

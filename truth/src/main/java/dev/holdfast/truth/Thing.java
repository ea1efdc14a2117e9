package dev.holdfast.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.impact.ObjectRef;
import java.util.List;
import java.util.Set;

/**
 * An object of a world as it is planned.
 *
 * @param body without owners, which are known by uid only when they exist
 * @param status empty for none
 */
record Thing(
    Kind kind,
    String namespace,
    String name,
    ObjectNode body,
    ObjectNode status,
    List<Tie> owners) {
  /** Fields that are the same in all worlds, or too long to be read. */
  private static final Set<String> UNTOLD =
      Set.of(
          "accessModes",
          "capacity",
          "resources",
          "podManagementPolicy",
          "serviceName",
          "selector",
          "template",
          "volumeClaimTemplates",
          "versions",
          "names");

  /**
   * An owner.
   *
   * @param blocks {@code blockOwnerDeletion}
   */
  record Tie(Thing owner, boolean blocks) {}

  Thing {
    owners = List.copyOf(owners);
  }

  boolean ownedBy(Thing other) {
    return owners.stream().anyMatch(tie -> tie.owner().equals(other));
  }

  ObjectRef ref() {
    return kind.ref(namespace, name);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(ref().toString());
    for (Tie tie : owners) {
      text.append(", owned by ").append(tie.owner().ref());
    }
    body.at("/spec")
        .properties()
        .forEach(
            field -> {
              if (!UNTOLD.contains(field.getKey())) {
                text.append(", ").append(field.getKey()).append(' ').append(field.getValue());
              }
            });
    return text.toString();
  }
}

package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.OwnerReference;
import dev.holdfast.core.verdict.ActingForOthers.Result;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statefulset-controller makes its set the owner of a claim (policy {@code whenDeleted:
 * Delete}), or the Pod that is scaled away ({@code whenScaled: Delete}); KEP-1847. The policy was
 * judged when it was set, deleting or scaling the set will be.
 */
final class RetentionPolicy {
  private static final String POLICY = "spec.persistentVolumeClaimRetentionPolicy.";
  private static final Pattern POD = Pattern.compile("(?<set>.+)-[0-9]+");

  private RetentionPolicy() {}

  static Result covers(
      Change change, List<Effect> effects, InventoryObject target, Evidence evidence) {
    if (!target.ref().resource().equals("persistentvolumeclaims") || effects.isEmpty()) {
      return Result.ON_ITS_OWN;
    }
    for (Effect effect : effects) {
      JsonNode owner = effect.to();
      if (!effect.rule().equals("owner-reference") || owner == null) {
        return Result.ON_ITS_OWN;
      }
      Result result = owner(owner, target, change.namespace(), evidence);
      if (result != Result.CARRIES_OUT) {
        return result;
      }
    }
    return Result.CARRIES_OUT;
  }

  private static Result owner(
      JsonNode owner, InventoryObject claim, String namespace, Evidence evidence) {
    String name = owner.path("name").asText();
    String kind = owner.path("kind").asText();
    Matcher pod = POD.matcher(name);
    if (kind.equals("Pod") && pod.matches()) {
      return set(pod.group("set"), "", "whenScaled", claim, namespace, evidence);
    }
    return kind.equals("StatefulSet")
        ? set(name, owner.path("uid").asText(), "whenDeleted", claim, namespace, evidence)
        : Result.ON_ITS_OWN;
  }

  /** Whether the Pod that owns the claim was scaled away by a set that deletes claims then. */
  static Result scaledAway(OwnerReference owner, InventoryObject claim, Evidence evidence) {
    Matcher pod = POD.matcher(owner.name());
    return pod.matches()
        ? set(pod.group("set"), "", "whenScaled", claim, claim.ref().namespace(), evidence)
        : Result.ON_ITS_OWN;
  }

  private static Result set(
      String name,
      String uid,
      String when,
      InventoryObject claim,
      String namespace,
      Evidence evidence) {
    ObjectRef ref = new ObjectRef("apps", "statefulsets", "StatefulSet", namespace, name);
    return switch (ActingForOthers.read(ref, evidence)) {
      case LiveObject.Found(InventoryObject set) -> {
        boolean itself = uid.isEmpty() || uid.equals(set.uid());
        boolean says = set.field(POLICY + when).equals("Delete");
        yield itself && says && claims(set, claim) ? Result.CARRIES_OUT : Result.ON_ITS_OWN;
      }
      case LiveObject.Absent() -> Result.ON_ITS_OWN;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  /** Claims of a set are named template, set, ordinal. */
  private static boolean claims(InventoryObject set, InventoryObject claim) {
    for (int index = 0; ; index++) {
      String template = set.field("spec.volumeClaimTemplates[" + index + "].metadata.name");
      if (template.isEmpty()) {
        return false;
      }
      String prefix = template + "-" + set.ref().name() + "-";
      if (claim.ref().name().startsWith(prefix)
          && claim.ref().name().substring(prefix.length()).matches("[0-9]+")) {
        return true;
      }
    }
  }
}

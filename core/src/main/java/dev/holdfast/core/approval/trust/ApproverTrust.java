package dev.holdfast.core.approval.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.core.approval.Approvers;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Approvers: who may sign is decided by those who may sign for it. */
final class ApproverTrust {
  private ApproverTrust() {}

  static TrustResult judge(TrustMatter matter) {
    List<Transition> substance = Substance.of(matter.change());
    if (matter.change().operation() == Operation.UPDATE && substance.isEmpty()) {
      return new TrustResult.Free();
    }
    Optional<String> tooFew = tooFew(matter);
    if (matter.root().closed() && tooFew.isPresent()) {
      return new TrustResult.Refused(TrustRules.GROUP_MINIMUM, tooFew.get());
    }
    boolean revocation =
        matter.change().operation() == Operation.UPDATE
            && substance.stream().allMatch(ApproverTrust::revokes);
    return revocation
        ? Substance.needsTrustAtOnce(matter, "gets a key revoked", onlyRevoked(matter.change()))
        : Substance.needsTrust(matter, matter.root().count(), "decides who may sign");
  }

  /** A lost key must go quickly, so one signature is enough for that, at once. */
  private static boolean revokes(Transition transition) {
    return Substance.under(transition, "/spec/revokedKeys") && transition.from() == null;
  }

  /** The key that may sign for its own end; none when several go at once. */
  private static String onlyRevoked(Change change) {
    Set<String> revoked = new TreeSet<>(revokedKeys(change.object()));
    revoked.removeAll(revokedKeys(change.oldObject()));
    return revoked.size() == 1 ? revoked.iterator().next() : "";
  }

  private static List<String> revokedKeys(@Nullable JsonNode object) {
    return SpecReader.spec(object, ApproverSpec.class)
        .map(ApproverSpec::revokedKeys)
        .orElse(List.of());
  }

  /** The group that would fall below its minimum, having had it; empty when none would. */
  private static Optional<String> tooFew(TrustMatter matter) {
    Approvers before = Approvers.of(matter.evidence().approvers(), matter.agents(), matter.now());
    Approvers after = Approvers.of(specsAfter(matter), matter.agents(), matter.now());
    for (Map.Entry<String, Integer> minimum : new TreeMap<>(matter.root().minima()).entrySet()) {
      int left = after.validHumans(minimum.getKey());
      if (left < minimum.getValue() && before.validHumans(minimum.getKey()) >= minimum.getValue()) {
        return Optional.of(
            "this leaves group %s with %d of at least %d humans whose keys count"
                .formatted(minimum.getKey(), left, minimum.getValue()));
      }
    }
    return Optional.empty();
  }

  private static Map<String, ApproverSpec> specsAfter(TrustMatter matter) {
    Change change = matter.change();
    Map<String, ApproverSpec> specs = new TreeMap<>(matter.evidence().approvers());
    specs.remove(change.name());
    if (change.operation() != Operation.DELETE) {
      SpecReader.spec(change.object(), ApproverSpec.class)
          .ifPresent(spec -> specs.put(change.name(), spec));
    }
    return specs;
  }
}

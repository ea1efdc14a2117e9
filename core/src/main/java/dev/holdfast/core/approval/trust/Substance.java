package dev.holdfast.core.approval.trust;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Transition;
import java.time.Duration;
import java.util.List;

/**
 * What of an update matters: everything but labels and annotations. Owner references and finalizers
 * do, since with them an object is deleted, or kept from it, by somebody else.
 */
final class Substance {
  private static final List<String> FREE =
      List.of("/metadata/labels", "/metadata/annotations", "/metadata/generation", "/status");

  private Substance() {}

  static List<Transition> of(Change change) {
    return change.transitions().stream()
        .filter(transition -> FREE.stream().noneMatch(free -> under(transition, free)))
        .toList();
  }

  static boolean under(Transition transition, String path) {
    return transition.path().equals(path) || transition.path().startsWith(path + "/");
  }

  static TrustResult needsTrust(TrustMatter matter, int count, String why) {
    return needsTrust(matter, count, matter.root().delay(), why, "");
  }

  /**
   * What must go quickly doesn't wait, and one signature is enough.
   *
   * @param orKey as {@link Requirement#orKey}
   */
  static TrustResult needsTrustAtOnce(TrustMatter matter, String why, String orKey) {
    return needsTrust(matter, 1, Duration.ZERO, why, orKey);
  }

  private static TrustResult needsTrust(
      TrustMatter matter, int count, Duration delay, String why, String orKey) {
    return new TrustResult.NeedsTrust(
        new Requirement(
            TrustRules.POLICY,
            TrustRules.NEEDS_TRUST,
            TrustRules.GROUP,
            count,
            false,
            "%s %s".formatted(shown(matter.change()), why),
            orKey),
        delay);
  }

  /** For people: {@code Approver dana}. */
  static String shown(Change change) {
    String kind = change.kind().kind();
    return change.name().isEmpty() ? kind : kind + " " + change.name();
  }
}

package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import java.util.List;
import java.util.stream.Stream;

/** Words for what happened. */
final class Reasons {
  /** Source of what isn't a policy's. */
  static final String BUILT_IN = "holdfast";

  /** The API server cuts longer ones. */
  private static final int LONGEST_WARNING = 256;

  private Reasons() {}

  static Reason of(Requirement requirement) {
    String humans = requirement.count() == 1 ? "1 approval" : requirement.count() + " approvals";
    return new Reason(
        requirement.code(),
        requirement.policy(),
        "%s (needs %s of %s)".formatted(requirement.message(), humans, requirement.from()),
        "");
  }

  /** Denials first, then what failed, then what would be required besides. */
  static List<Reason> joined(
      List<Reason> denies, List<GuardFault> faults, List<Requirement> requirements) {
    return Stream.of(
            denies.stream(),
            faults.stream().map(GuardFault::reason),
            requirements.stream().map(Reasons::of))
        .flatMap(reasons -> reasons)
        .distinct()
        .toList();
  }

  /** One line each, without control characters, at most 256 characters. */
  static List<String> warnings(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> warning(reason.code() + ": " + reason.message()))
        .distinct()
        .toList();
  }

  static String warning(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_WARNING ? line : line.substring(0, LONGEST_WARNING - 1) + "…";
  }
}

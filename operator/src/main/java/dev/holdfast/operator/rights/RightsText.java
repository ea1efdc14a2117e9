package dev.holdfast.operator.rights;

import dev.holdfast.core.rights.Holder;
import java.util.List;
import java.util.stream.Collectors;

/** A review of rights in a line. */
final class RightsText {
  private static final int NAMED = 10;

  private RightsText() {}

  /** Stable CamelCase. */
  static String reason(List<Holder> holders) {
    if (holders.isEmpty()) {
      return "Nobody";
    }
    return holders.getFirst().agent() ? "Agents" : "Subjects";
  }

  static String of(List<Holder> holders) {
    if (holders.isEmpty()) {
      return "nobody but Kubernetes' own accounts gets past Holdfast by RBAC";
    }
    String named =
        holders.stream().limit(NAMED).map(Holder::toString).collect(Collectors.joining("; "));
    String more =
        holders.size() <= NAMED
            ? ""
            : "; and %d more, see kubectl holdfast posture".formatted(holders.size() - NAMED);
    return "these get past Holdfast by RBAC: " + named + more;
  }
}

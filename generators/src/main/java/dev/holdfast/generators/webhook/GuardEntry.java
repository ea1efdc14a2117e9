package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entry for our own kinds. A new policy is free: it can only tighten. */
final class GuardEntry {
  private static final String GROUP = "holdfast.dev";
  private static final String POLICIES = "guardrailpolicies";

  /** The chart puts the usernames of our two accounts in place of these. */
  private static final String OPERATOR = "'$OPERATOR'";

  private static final String WEBHOOK = "'$WEBHOOK'";

  private GuardEntry() {}

  static ObjectNode of(Collection<String> plurals) {
    Rules rules = new Rules();
    List<String> others = new ArrayList<>();
    for (String plural : plurals) {
      if (!plural.equals(POLICIES)) {
        others.addAll(withStatus(plural));
      }
    }
    rules.add(List.of("CREATE", "UPDATE", "DELETE"), GROUP, others);
    rules.add(List.of("UPDATE", "DELETE"), GROUP, withStatus(POLICIES));
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("not-our-own-writes", ownWrites());
    conditions.put("changes-something", changes());
    return Entry.of("guard.holdfast.dev", "guard", rules, conditions);
  }

  /**
   * The one exception by account: these writes must work before a first webhook is up, and while it
   * is down.
   */
  private static String ownWrites() {
    return "!(request.userInfo.username == "
        + OPERATOR
        + " && request.resource.resource == 'policybundles') &&\n"
        + "!(request.userInfo.username in ["
        + OPERATOR
        + ", "
        + WEBHOOK
        + "] && "
        + Cel.SUBRESOURCE
        + " == 'status')\n";
  }

  private static String changes() {
    return Stream.of(
            "?spec",
            "?status",
            "metadata.?labels",
            "metadata.?annotations",
            "metadata.?finalizers",
            "metadata.?ownerReferences")
        .map(field -> "object." + field + " != oldObject." + field)
        .collect(Collectors.joining(" ||\n", "request.operation != 'UPDATE' ||\n", "\n"));
  }

  private static List<String> withStatus(String plural) {
    return List.of(plural, plural + "/status");
  }
}

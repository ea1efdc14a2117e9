package dev.holdfast.core.identity;

import java.util.List;

/** What came of asking who somebody is. */
public sealed interface Classification {
  record Known(Identity identity) implements Classification {}

  /**
   * Several agents claim the requester, so nobody can say whose entitlements and owner count.
   *
   * @param identity without an agent's name; the class is Agent
   * @param agents their names, sorted
   */
  record Ambiguous(Identity identity, List<String> agents) implements Classification {
    public Ambiguous {
      agents = List.copyOf(agents);
    }
  }
}

package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells which approvers are agents. Groups can't be told: an approver's subjects are usernames. */
public final class AgentSubjects {
  private static final String ACCOUNT = "system:serviceaccount:";

  private AgentSubjects() {}

  static Set<String> among(
      Map<String, ApproverSpec> approvers, Map<String, AgentIdentitySpec> agents) {
    Set<String> found = new HashSet<>();
    approvers.forEach(
        (name, spec) -> {
          if (spec.subjects().stream().anyMatch(subject -> isAgent(subject.name(), agents))) {
            found.add(name);
          }
        });
    return Set.copyOf(found);
  }

  private static boolean isAgent(String username, Map<String, AgentIdentitySpec> agents) {
    return agents.values().stream()
        .flatMap(agent -> agent.subjects().stream())
        .anyMatch(subject -> matches(subject, username));
  }

  /** Whether a subject means this username, apart from the groups that the user may be in. */
  public static boolean matches(AgentSubject subject, String username) {
    if (subject.user() != null) {
      return username.equals(subject.user());
    }
    if (subject.serviceAccount() != null) {
      return username.equals(ACCOUNT + subject.serviceAccount().replace('/', ':'));
    }
    return subject.namespace() != null && username.startsWith(ACCOUNT + subject.namespace() + ":");
  }
}

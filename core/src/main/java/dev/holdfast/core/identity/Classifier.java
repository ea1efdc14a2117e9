package dev.holdfast.core.identity;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.BundleSettings.HumanPatterns;
import dev.holdfast.core.change.NameGlob;
import dev.holdfast.core.change.Requester;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells who asks, from what the API server authenticated and nothing else.
 *
 * @param agents AgentIdentity specs by object name
 * @param humans who means people; null for nobody
 * @param controllers usernames of operators
 */
public record Classifier(
    Map<String, AgentIdentitySpec> agents,
    @Nullable HumanPatterns humans,
    Set<String> controllers) {
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  public Classifier {
    agents = Map.copyOf(agents);
    controllers = Set.copyOf(controllers);
  }

  /**
   * Kubernetes' own accounts first: no AgentIdentity may claim them. An agent beats everything
   * else, since it may hold a person's or an operator's credentials.
   */
  public Classification classify(Requester requester) {
    if (SystemAccounts.contains(requester.username())) {
      return known(requester, RequesterClass.System);
    }
    Map<String, AgentIdentitySpec> matching = new TreeMap<>();
    agents.forEach(
        (name, spec) -> {
          if (spec.subjects().stream()
              .anyMatch(subject -> is(subject, requester.username(), requester.groups()))) {
            matching.put(name, spec);
          }
        });
    if (matching.size() > 1) {
      return new Classification.Ambiguous(
          new Identity(requester, RequesterClass.Agent, "", ""), List.copyOf(matching.keySet()));
    }
    if (matching.size() == 1) {
      Map.Entry<String, AgentIdentitySpec> agent = matching.entrySet().iterator().next();
      return new Classification.Known(
          new Identity(
              requester, RequesterClass.Agent, agent.getKey(), agent.getValue().owner().name()));
    }
    if (controllers.contains(requester.username())) {
      return known(requester, RequesterClass.Controller);
    }
    return known(requester, human(requester) ? RequesterClass.Human : RequesterClass.Unknown);
  }

  private static Classification known(Requester requester, RequesterClass requesterClass) {
    return new Classification.Known(new Identity(requester, requesterClass, "", ""));
  }

  /**
   * Whether whoever has this name, in these groups, is the agent.
   *
   * @param username as the API server knows it, of a service account too
   */
  public static boolean is(AgentSubject subject, String username, Collection<String> groups) {
    if (subject.namespace() != null) {
      return username.startsWith(SERVICE_ACCOUNT + subject.namespace() + ":");
    }
    if (subject.serviceAccount() != null) {
      return username.equals(SERVICE_ACCOUNT + subject.serviceAccount().replace('/', ':'));
    }
    if (subject.group() != null) {
      return groups.contains(subject.group());
    }
    return subject.user() != null && subject.user().equals(username);
  }

  private boolean human(Requester requester) {
    if (humans == null || requester.username().startsWith(SERVICE_ACCOUNT)) {
      return false;
    }
    return anyMatches(humans.users(), List.of(requester.username()))
        || anyMatches(humans.groups(), requester.groups());
  }

  private static boolean anyMatches(@Nullable List<String> globs, List<String> names) {
    return globs != null
        && globs.stream()
            .anyMatch(glob -> names.stream().anyMatch(name -> NameGlob.matches(glob, name)));
  }
}

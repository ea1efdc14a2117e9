package dev.holdfast.core.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.core.identity.Classifier;
import dev.holdfast.core.rights.Bypass.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds who gets past Holdfast by RBAC. Everybody who may everywhere; in single namespaces only
 * agents, and who may in Holdfast's own or in one where agents live, since the role {@code edit}
 * alone gives tokens of its accounts. Kubernetes' own accounts and Holdfast's aren't told.
 */
public final class RightsReview {
  private static final String SERVICE_ACCOUNT = "ServiceAccount";
  private static final String ACCOUNT_USER = "system:serviceaccount:";
  private static final String ACCOUNT_GROUP = "system:serviceaccounts:";
  private static final Set<String> OWN = Set.of("holdfast-operator", "holdfast-webhook");

  private final Collection<AgentIdentitySpec> agents;
  private final String home;
  private final Map<String, Set<Bypass>> byRole = new HashMap<>();
  private final Map<String, Found> found = new TreeMap<>();

  private record Found(String subject, String namespace, boolean agent, Set<Bypass> rights) {}

  private RightsReview(Collection<AgentIdentitySpec> agents, String home) {
    this.agents = agents;
    this.home = home;
  }

  /**
   * Reviews a cluster.
   *
   * @param home namespace of Holdfast
   * @return sorted, agents first
   */
  public static List<Holder> of(Rbac rbac, Collection<AgentIdentitySpec> agents, String home) {
    RightsReview review = new RightsReview(agents, home);
    rbac.clusterRoles().forEach(role -> review.role("", role));
    rbac.roles().forEach(role -> review.role(role.at("/metadata/namespace").asText(), role));
    rbac.clusterRoleBindings().forEach(binding -> review.binding("", binding));
    rbac.roleBindings()
        .forEach(binding -> review.binding(binding.at("/metadata/namespace").asText(), binding));
    return review.found.values().stream()
        .map(one -> new Holder(one.subject(), one.namespace(), one.agent(), one.rights()))
        .sorted()
        .toList();
  }

  private void role(String namespace, JsonNode role) {
    Set<Bypass> rights = EnumSet.noneOf(Bypass.class);
    for (JsonNode json : role.path("rules")) {
      Rule rule = new Rule(json);
      for (Bypass right : Bypass.values()) {
        if (right.isIn(rule)) {
          rights.add(right);
        }
      }
    }
    byRole.put(key(namespace, role.at("/metadata/name").asText()), rights);
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }

  private void binding(String namespace, JsonNode binding) {
    JsonNode role = binding.path("roleRef");
    String of = role.path("kind").asText().equals("Role") ? namespace : "";
    Set<Bypass> rights = EnumSet.noneOf(Bypass.class);
    rights.addAll(byRole.getOrDefault(key(of, role.path("name").asText()), Set.of()));
    if (!namespace.isEmpty()) {
      rights.removeIf(right -> !right.namespaced());
    }
    if (rights.isEmpty()) {
      return;
    }
    boolean bootstrap =
        binding
            .at("/metadata/labels/kubernetes.io~1bootstrapping")
            .asText()
            .equals("rbac-defaults");
    for (JsonNode subject : binding.path("subjects")) {
      if (!isTheirs(subject, bootstrap) && !isOurs(subject)) {
        add(subject, namespace, rights);
      }
    }
  }

  /** An account of Kubernetes itself, in a binding that the API server makes. */
  private static boolean isTheirs(JsonNode subject, boolean bootstrap) {
    return bootstrap
        && (isAccount(subject)
            ? subject.path("namespace").asText().equals("kube-system")
            : name(subject).startsWith("system:"));
  }

  private boolean isOurs(JsonNode subject) {
    return isAccount(subject)
        && subject.path("namespace").asText().equals(home)
        && OWN.contains(name(subject));
  }

  private void add(JsonNode subject, String namespace, Set<Bypass> rights) {
    boolean agent =
        agents.stream().flatMap(one -> one.subjects().stream()).anyMatch(one -> is(one, subject));
    if (namespace.isEmpty() || agent || namespace.equals(home) || isOfAgents(namespace)) {
      String text = text(subject);
      found
          .computeIfAbsent(
              text + " " + namespace,
              _ -> new Found(text, namespace, agent, EnumSet.noneOf(Bypass.class)))
          .rights()
          .addAll(rights);
    }
  }

  private boolean isOfAgents(String namespace) {
    return agents.stream()
        .flatMap(one -> one.subjects().stream())
        .anyMatch(
            one ->
                namespace.equals(one.namespace())
                    || (one.serviceAccount() != null
                        && one.serviceAccount().startsWith(namespace + "/")));
  }

  private static boolean is(AgentSubject agent, JsonNode subject) {
    String name = name(subject);
    if (subject.path("kind").asText().equals("Group")) {
      return name.equals(agent.group())
          || (agent.namespace() != null && name.equals(ACCOUNT_GROUP + agent.namespace()));
    }
    String username =
        isAccount(subject) ? ACCOUNT_USER + subject.path("namespace").asText() + ":" + name : name;
    return Classifier.is(agent, username, List.of());
  }

  private static boolean isAccount(JsonNode subject) {
    return subject.path("kind").asText().equals(SERVICE_ACCOUNT);
  }

  private static String name(JsonNode subject) {
    return subject.path("name").asText();
  }

  private static String text(JsonNode subject) {
    List<String> parts = new ArrayList<>();
    if (isAccount(subject)) {
      parts.add(subject.path("namespace").asText());
    }
    parts.add(name(subject));
    return subject.path("kind").asText() + " " + String.join("/", parts);
  }
}

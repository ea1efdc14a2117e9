package dev.holdfast.core.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A right with which one gets past Holdfast, whatever its policies say: by a way that asks no
 * admission, by becoming somebody else, or by switching Holdfast off.
 */
public enum Bypass {
  /**
   * Objects that can't be read are deleted without admission: Kubernetes'
   * ignoreStoreReadErrorWithClusterBreakingPotential.
   */
  UNSAFE_DELETE("unsafe-delete-ignore-read-errors", true) {
    @Override
    boolean isIn(Rule rule) {
      return rule.has("verbs", "unsafe-delete-ignore-read-errors");
    }
  },
  /** Whoever acts as another is judged as that one. */
  IMPERSONATE("impersonate", true) {
    @Override
    boolean isIn(Rule rule) {
      return rule.hasPrefix("verbs", "impersonate");
    }
  },
  /** A token of an account is the account. */
  MINT_TOKENS("create serviceaccounts/token", true) {
    @Override
    boolean isIn(Rule rule) {
      return rule.allows("", "serviceaccounts/token", Set.of("create"));
    }
  },
  /** A client certificate is whoever it names. */
  APPROVE_CERTIFICATES("approve certificatesigningrequests", false) {
    @Override
    boolean isIn(Rule rule) {
      return rule.allows(
          "certificates.k8s.io", "certificatesigningrequests/approval", Set.of("update", "patch"));
    }
  },
  /** Roles beyond one's own. */
  ESCALATE("escalate", true) {
    @Override
    boolean isIn(Rule rule) {
      return rule.has("verbs", "escalate") && rule.has("apiGroups", RBAC);
    }
  },
  /** Bindings to roles beyond one's own. */
  BIND("bind", true) {
    @Override
    boolean isIn(Rule rule) {
      return rule.has("verbs", "bind") && rule.has("apiGroups", RBAC);
    }
  },
  /** The kubelet's own API runs commands in Pods and asks nobody. */
  NODES_PROXY("nodes/proxy", false) {
    @Override
    boolean isIn(Rule rule) {
      return rule.allows("", "nodes/proxy", Set.of("get", "create"));
    }
  },
  /** What others send is rewritten: a controller's Pod is given an account of Holdfast's. */
  MUTATION("change mutatingwebhookconfigurations", false) {
    @Override
    boolean isIn(Rule rule) {
      return rule.allows(ADMISSION, "mutatingwebhookconfigurations", WRITES)
          || rule.allows(ADMISSION, "mutatingadmissionpolicies", WRITES);
    }
  },
  /** No policy of the API sees who removes the admission policy that guards the guard. */
  ADMISSION_POLICIES("change validatingadmissionpolicies", false) {
    @Override
    boolean isIn(Rule rule) {
      Set<String> changes = Set.of("update", "patch", "delete", "deletecollection");
      return rule.allows(ADMISSION, "validatingadmissionpolicies", changes)
          || rule.allows(ADMISSION, "validatingadmissionpolicybindings", changes);
    }
  };

  private static final Set<String> WRITES = Set.of("create", "update", "patch");
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";

  private final String text;
  private final boolean namespaced;

  Bypass(String text, boolean namespaced) {
    this.text = text;
    this.namespaced = namespaced;
  }

  /** As one would write it in a role. */
  public String text() {
    return text;
  }

  /** Whether it can be had in one namespace alone. */
  boolean namespaced() {
    return namespaced;
  }

  abstract boolean isIn(Rule rule);

  /** A rule of a role, matched as the API server matches it; whatever it names counts as all. */
  record Rule(JsonNode json) {
    private static final String ALL = "*";

    boolean allows(String group, String resource, Set<String> verbs) {
      return has("apiGroups", group)
          && resource(resource)
          && verbs.stream().anyMatch(verb -> has("verbs", verb));
    }

    boolean has(String field, String value) {
      return names(field, value::equals);
    }

    boolean hasPrefix(String field, String prefix) {
      return names(field, entry -> entry.startsWith(prefix));
    }

    private boolean names(String field, Predicate<String> wanted) {
      return json.path(field)
          .valueStream()
          .map(JsonNode::asText)
          .anyMatch(entry -> entry.equals(ALL) || wanted.test(entry));
    }

    private boolean resource(String name) {
      int slash = name.indexOf('/');
      return has("resources", name) || (slash > 0 && has("resources", ALL + name.substring(slash)));
    }
  }
}

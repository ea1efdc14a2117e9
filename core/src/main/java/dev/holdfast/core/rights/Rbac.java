package dev.holdfast.core.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/** Whole objects of RBAC, of the whole cluster. */
public record Rbac(
    Collection<JsonNode> clusterRoles,
    Collection<JsonNode> roles,
    Collection<JsonNode> clusterRoleBindings,
    Collection<JsonNode> roleBindings) {
  public Rbac {
    clusterRoles = List.copyOf(clusterRoles);
    roles = List.copyOf(roles);
    clusterRoleBindings = List.copyOf(clusterRoleBindings);
    roleBindings = List.copyOf(roleBindings);
  }
}

package dev.holdfast.core.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.Owner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsReviewTest {
  private static final String ADMIN =
      "{metadata: {name: admin}, rules: [{verbs: ['*'], apiGroups: ['*'], resources: ['*']}]}";
  private static final String EDIT =
      """
      metadata: {name: edit}
      rules:
      - {verbs: [create], apiGroups: [""], resources: [serviceaccounts/token]}
      - {verbs: [impersonate], apiGroups: [""], resources: [serviceaccounts]}
      - {verbs: [get], apiGroups: [""], resources: [nodes/proxy]}
      """;
  private static final String VIEW =
      """
      metadata: {name: view}
      rules:
      - {verbs: [get, list], apiGroups: ["*"], resources: ["*"]}
      - {verbs: [create], apiGroups: [""], resources: [serviceaccounts, pods/proxy]}
      - {verbs: [bind], apiGroups: [example.com], resources: ["*"]}
      """;

  private final List<JsonNode> clusterRoles = new ArrayList<>(trees(ADMIN, EDIT));
  private final List<JsonNode> roles = new ArrayList<>();
  private final List<JsonNode> everywhere = new ArrayList<>();
  private final List<JsonNode> inNamespaces = new ArrayList<>();
  private final List<AgentIdentitySpec> agents = new ArrayList<>();

  @Test
  void whoMayDoEverything() {
    everywhere.addAll(trees(binding("", "admin", "{kind: User, name: paula}")));
    everywhere.addAll(trees(binding("", "edit", "{kind: User, name: paula}")));
    assertThat(texts()).containsExactly("User paula: everything");
  }

  @Test
  void eachRightByItsName() {
    rule("unsafe-delete-ignore-read-errors", "apps", "deployments");
    rule("impersonate", "authentication.k8s.io", "userextras/scopes");
    rule("impersonate:user-info", "authentication.k8s.io", "users");
    rule("create", "", "*/token");
    rule("escalate", "rbac.authorization.k8s.io", "roles");
    rule("bind", "rbac.authorization.k8s.io", "clusterroles");
    rule("get", "", "nodes/proxy");
    rule("create", "admissionregistration.k8s.io", "mutatingwebhookconfigurations");
    rule("patch", "admissionregistration.k8s.io", "validatingadmissionpolicybindings");
    rule("update", "certificates.k8s.io", "certificatesigningrequests/approval");
    assertThat(texts())
        .containsExactly(
            "User u0: unsafe-delete-ignore-read-errors",
            "User u1: impersonate",
            "User u2: impersonate",
            "User u3: create serviceaccounts/token",
            "User u4: escalate",
            "User u5: bind",
            "User u6: nodes/proxy",
            "User u7: change mutatingwebhookconfigurations",
            "User u8: change validatingadmissionpolicies",
            "User u9: approve certificatesigningrequests");
  }

  @Test
  void whoReadsEverythingReachesTheKubeletAndNothingElse() {
    clusterRoles.addAll(trees(VIEW));
    everywhere.addAll(trees(binding("", "view", "{kind: User, name: paula}")));
    assertThat(texts()).containsExactly("User paula: nodes/proxy");
  }

  @Test
  void inNamespacesOnlyWhereItMatters() {
    agents.add(
        new AgentIdentitySpec(
            new Owner("User", "frank"), List.of(new AgentSubject("agents", null, null, null))));
    inNamespaces.addAll(
        trees(
            binding("shop", "edit", "{kind: User, name: dana}"),
            binding("agents", "edit", "{kind: User, name: erin}"),
            binding("holdfast", "edit", "{kind: User, name: theo}"),
            binding("shop", "edit", "{kind: ServiceAccount, namespace: agents, name: cursor}"),
            binding("shop", "edit", "{kind: Group, name: 'system:serviceaccounts:agents'}")));
    assertThat(texts())
        .containsExactly(
            "agent Group system:serviceaccounts:agents: impersonate, create serviceaccounts/token"
                + " in namespace shop",
            "agent ServiceAccount agents/cursor: impersonate, create serviceaccounts/token in"
                + " namespace shop",
            "User erin: impersonate, create serviceaccounts/token in namespace agents",
            "User theo: impersonate, create serviceaccounts/token in namespace holdfast");
  }

  @Test
  void agentsByEveryWayToBeOne() {
    agents.add(
        new AgentIdentitySpec(
            new Owner("User", "frank"),
            List.of(
                new AgentSubject(null, "ci/bot", null, null),
                new AgentSubject(null, null, "robots", null),
                new AgentSubject(null, null, null, "hal"))));
    everywhere.addAll(
        trees(
            binding("", "admin", "{kind: User, name: 'system:serviceaccount:ci:bot'}"),
            binding("", "admin", "{kind: ServiceAccount, namespace: ci, name: other}"),
            binding("", "admin", "{kind: Group, name: robots}"),
            binding("", "admin", "{kind: User, name: hal}")));
    assertThat(texts())
        .containsExactly(
            "agent Group robots: everything",
            "agent User hal: everything",
            "agent User system:serviceaccount:ci:bot: everything",
            "ServiceAccount ci/other: everything");
  }

  @Test
  void kubernetesOwnAccountsAndOursAreNotTold() {
    String theirs = "labels: {kubernetes.io/bootstrapping: rbac-defaults}, name: system";
    String bootstrap =
        binding(
                "",
                "admin",
                "{kind: Group, name: 'system:masters'}",
                "{kind: ServiceAccount, namespace: kube-system, name: gc}",
                "{kind: User, name: mallory}")
            .replace("name: b", theirs);
    everywhere.addAll(
        trees(
            bootstrap,
            binding(
                "",
                "admin",
                "{kind: ServiceAccount, namespace: holdfast, name: holdfast-operator}"),
            binding(
                "", "admin", "{kind: ServiceAccount, namespace: other, name: holdfast-operator}"),
            binding("", "admin", "{kind: Group, name: 'system:authenticated'}")));
    assertThat(texts())
        .containsExactly(
            "Group system:authenticated: everything",
            "ServiceAccount other/holdfast-operator: everything",
            "User mallory: everything");
  }

  @Test
  void aRoleOfItsNamespaceAndOneThatIsGone() {
    roles.addAll(trees(EDIT.replace("name: edit", "name: local, namespace: holdfast")));
    inNamespaces.addAll(
        trees(
            binding("holdfast", "local", "{kind: User, name: dana}").replace("ClusterRole", "Role"),
            binding("holdfast", "gone", "{kind: User, name: erin}")));
    assertThat(texts())
        .containsExactly(
            "User dana: impersonate, create serviceaccounts/token in namespace holdfast");
  }

  private void rule(String verb, String group, String resource) {
    String name = "r" + everywhere.size();
    clusterRoles.addAll(
        trees(
            "{metadata: {name: %s}, rules: [{verbs: ['%s'], apiGroups: ['%s'], resources: ['%s']}]}"
                .formatted(name, verb, group, resource)));
    everywhere.addAll(trees(binding("", name, "{kind: User, name: u" + everywhere.size() + "}")));
  }

  private List<String> texts() {
    Rbac rbac = new Rbac(clusterRoles, roles, everywhere, inNamespaces);
    return RightsReview.of(rbac, agents, "holdfast").stream().map(Holder::toString).toList();
  }

  private static String binding(String namespace, String role, String... subjects) {
    return "{metadata: {name: b, namespace: '%s'}, roleRef: {kind: ClusterRole, name: %s}, subjects: [%s]}"
        .formatted(namespace, role, String.join(", ", subjects));
  }

  private static List<JsonNode> trees(String... yaml) {
    List<JsonNode> trees = new ArrayList<>();
    for (String text : yaml) {
      try {
        trees.add(new YAMLMapper().readTree(text));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return trees;
  }
}

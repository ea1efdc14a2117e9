package dev.holdfast.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.Owner;
import dev.holdfast.api.v1alpha1.BundleSettings.HumanPatterns;
import dev.holdfast.core.change.Requester;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
  private static final Classifier CLASSIFIER =
      new Classifier(
          Map.of(
              "by-namespace", agent(new AgentSubject("agents", null, null, null)),
              "by-account", agent(new AgentSubject(null, "tools/cursor", null, null)),
              "by-group", agent(new AgentSubject(null, null, "oidc:agents", null)),
              "by-user", agent(new AgentSubject(null, null, null, "bot@example.com"))),
          new HumanPatterns(List.of("oidc:people-*"), List.of("*@example.com")),
          Set.of("system:serviceaccount:cnpg-system:cnpg-manager"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "system:kube-controller-manager, -, System, ''",
        "system:serviceaccount:kube-system:namespace-controller, -, System, ''",
        "system:serviceaccount:kube-system:generic-garbage-collector, oidc:agents, System, ''",
        "system:node:worker-1, system:nodes, System, ''",
        "system:serviceaccount:kube-system:default, -, Unknown, ''",
        "system:serviceaccount:kube-systems:namespace-controller, -, Unknown, ''",
        "system:admin, system:masters, Unknown, ''",
        "system:serviceaccount:agents:any, -, Agent, by-namespace",
        "system:serviceaccount:agents-2:any, -, Unknown, ''",
        "system:serviceaccount:tools:cursor, -, Agent, by-account",
        "system:serviceaccount:tools:other, -, Unknown, ''",
        "dana@example.com, oidc:agents, Agent, by-group",
        "bot@example.com, -, Agent, by-user",
        "system:serviceaccount:cnpg-system:cnpg-manager, -, Controller, ''",
        "dana@example.com, -, Human, ''",
        "dana, oidc:people-berlin, Human, ''",
        "dana, oidc:people, Unknown, ''",
        "system:serviceaccount:shop:x, oidc:people-berlin, Unknown, ''",
        "'', -, Unknown, ''",
      })
  void tellsWhoAsks(String username, String group, RequesterClass expected, String agent) {
    assertThat(CLASSIFIER.classify(requester(username, group)))
        .isInstanceOfSatisfying(
            Classification.Known.class,
            known -> {
              assertThat(known.identity().requesterClass()).isEqualTo(expected);
              assertThat(known.identity().agent()).isEqualTo(agent);
              assertThat(known.identity().agentOwner())
                  .isEqualTo(agent.isEmpty() ? "" : "owner@example.com");
            });
  }

  @Test
  void twoAgentsForOneRequesterAreAFault() {
    assertThat(CLASSIFIER.classify(requester("bot@example.com", "oidc:agents")))
        .isInstanceOfSatisfying(
            Classification.Ambiguous.class,
            ambiguous -> {
              assertThat(ambiguous.agents()).containsExactly("by-group", "by-user");
              assertThat(ambiguous.identity().requesterClass()).isEqualTo(RequesterClass.Agent);
            });
  }

  @Test
  void withoutSettingsEverybodyIsUnknown() {
    Classifier bare = new Classifier(Map.of(), null, Set.of());
    assertThat(bare.classify(requester("dana@example.com", null)))
        .isInstanceOfSatisfying(
            Classification.Known.class,
            known ->
                assertThat(known.identity().requesterClass()).isEqualTo(RequesterClass.Unknown));
  }

  private static AgentIdentitySpec agent(AgentSubject subject) {
    return new AgentIdentitySpec(new Owner("User", "owner@example.com"), List.of(subject));
  }

  private static Requester requester(String username, String group) {
    return new Requester(username, "", group == null ? List.of() : List.of(group), Map.of());
  }
}

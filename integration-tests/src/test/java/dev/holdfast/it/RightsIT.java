package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets past Holdfast by RBAC is told, agents first. */
@HoldfastTest
class RightsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String BINDING = "too-many-rights";
  private static final String SUBJECTS = "holdfast_bypass_subjects ";
  private static final String EDITOR =
      "ServiceAccount agents/clerk: impersonate, create serviceaccounts/token";

  @Test
  void whoeverGetsPastIsNamed(Guarded guarded) {
    look(guarded, "before");
    Await.until(
        "the agent to be told",
        LIMIT,
        () ->
            guarded
                .condition("Bypassable")
                .contains("agent ServiceAccount agents/cursor: everything"));
    assertThat(guarded.admin().must("holdfast", "posture"))
        .contains("  User hugo@example.com: everything");
    int before = subjects(guarded);
    guarded
        .admin()
        .must(
            "create",
            "clusterrolebinding",
            BINDING,
            "--clusterrole=edit",
            "--serviceaccount=agents:clerk");
    look(guarded, "after");
    // Others in this cluster have rights as well, so the condition's ten names may be taken.
    Await.until("one more to be counted", LIMIT, () -> subjects(guarded) > before);
    assertThat(guarded.installation().operator().metrics())
        .containsPattern("holdfast_bypass_agents [1-9]");
    assertThat(guarded.admin().must("get", "events", "-n", "default"))
        .containsPattern("Warning +AgentsBypass +policybundle/active");
    assertThat(guarded.admin().must("holdfast", "posture")).contains("  " + EDITOR);
  }

  @AfterEach
  void takeItAway(Guarded guarded) {
    guarded.admin().run("delete", "clusterrolebinding", BINDING);
  }

  private static int subjects(Guarded guarded) {
    return guarded
        .installation()
        .operator()
        .metrics()
        .lines()
        .filter(line -> line.startsWith(SUBJECTS))
        .mapToInt(line -> Integer.parseInt(line.substring(SUBJECTS.length())))
        .findFirst()
        .orElseThrow();
  }

  /** Instead of waiting for its next turn. */
  private static void look(Guarded guarded, String why) {
    guarded.admin().must("annotate", "namespace", "holdfast", "look=" + why, "--overwrite");
  }
}

package dev.holdfast.it;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an unlock delay a signed weakening of the guard waits, and a revocation doesn't. */
@HoldfastTest
class UnlockDelayIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Guarded guarded;

  @BeforeEach
  void slow(Guarded holdfast) {
    guarded = holdfast;
    set("unlockDelay: 15s\n", "15s");
  }

  @AfterEach
  void usual() {
    set("", "");
  }

  @Test
  void aNewApproverWaitsAndALostKeyGoesAtOnce(Twins twins) {
    Approver mia =
        Approver.create(
            guarded.cluster().directory().resolve("keys"), "mia-" + twins.name(), "platform");
    String request =
        Answer.to(guarded.admin().apply(mia.manifest()))
            .isDenied("HF-TRUST-001", "count from 15s after it was asked for")
            .request();
    new Approvals(guarded).approve(request, guarded.theo()).orThrow();
    Answer.to(guarded.admin().apply(mia.manifest()))
        .isDenied("1 of 1 approvals of group trust (theo)", "(unlockDelay 15s)");
    Await.until(
        "the delay to pass", LIMIT, () -> guarded.admin().apply(mia.manifest()).succeeded());

    String[] revocation = {
      "patch",
      "approver",
      mia.name(),
      "--type=merge",
      "-p",
      "{\"spec\": {\"revokedKeys\": [\"SHA256:%s\"]}}".formatted("a".repeat(43))
    };
    String lost = Answer.to(guarded.admin().run(revocation)).isDenied("gets a key").request();
    new Approvals(guarded).approve(lost, guarded.theo()).orThrow();
    Answer.to(guarded.admin().run(revocation)).isAllowed();
  }

  /** Changes the chart's values and waits until every replica decides by them. */
  private void set(String values, String delay) {
    guarded.upgrade(values);
    Await.until(
        "the settings to be published",
        LIMIT,
        () ->
            guarded
                .admin()
                .must(
                    "get", "policybundle", "active", "-o", "jsonpath={.spec.settings.unlockDelay}")
                .equals(delay));
    guarded.installation().awaitReady();
  }
}

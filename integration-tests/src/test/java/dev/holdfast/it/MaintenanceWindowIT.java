package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.devcluster.scene.WindowPatch;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Policies;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A maintenance window opens the guard's own objects to one user for a while, once group trust has
 * signed it, and nothing else to nobody else; it ends by itself, also while the operator is down.
 */
@HoldfastTest
class MaintenanceWindowIT {
  private static final String HUGO = "hugo@example.com";
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Long enough to ask, sign and ask again on a busy machine. */
  private static final Duration SHORT = Duration.ofSeconds(20);

  private Guarded guarded;
  private Window window;

  @BeforeEach
  void closed(Guarded holdfast) {
    guarded = holdfast;
    window = new Window(holdfast);
    window.awaitMade();
    window.close();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void openingItTakesASignatureOfTrust() {
    Instant until = Window.in(HOUR);
    String[] opening = Window.opening(HUGO, until);
    Answer.to(guarded.agent().run(opening)).isDenied("HF-TRUST-001", "kubectl holdfast approve");
    Answer.to(guarded.human().run(opening)).isDenied("HF-TRUST-001");
    String request =
        Answer.to(guarded.admin().run(opening))
            .isDenied("opens the guard's own objects to " + HUGO + " until " + until)
            .request();
    Approvals approvals = new Approvals(guarded);
    Answer.to(approvals.approve(request, guarded.dana())).isDenied("trust");
    Answer.to(guarded.admin().run(opening)).isDenied("HF-TRUST-001");
    approvals.approve(request, guarded.theo()).orThrow();
    Answer.to(guarded.admin().run(Window.opening("umi@example.com", until))).isDenied();
    Answer.to(guarded.admin().run(opening)).isAllowed();
    window.awaitTold("True");
    assertThat(guarded.admin().must("get", "mw")).contains("True", HUGO, until.toString());
    assertThat(guarded.installation().operator().metrics())
        .contains("holdfast_maintenance_window_open 1", "holdfast_maintenance_window_overdue 0");
    assertThat(guarded.admin().must("get", "events", "-n", "default"))
        .contains("WindowOpened", "open to " + HUGO);
  }

  @Test
  void whatCannotBeOpenedIsSaidAtOnce() {
    refused(Window.opening(HUGO, Window.in(Duration.ofHours(5))), "4 hours at most");
    refused(Window.opening(HUGO, Window.in(Duration.ofMinutes(-1))), "name a time to come");
    refused(
        Window.opening("system:serviceaccount:agents:cursor", Window.in(HOUR)),
        "never for an agent");
    refused(Window.opening("theo@example.com", Window.in(HOUR)), "nobody signs for themselves");
    assertThat(
            guarded
                .admin()
                .run(
                    "patch",
                    "mw",
                    "holdfast",
                    "--type=merge",
                    "-p",
                    "{\"spec\":{\"reason\":\"a\"}}")
                .output())
        .contains("set together");
  }

  @Test
  void insideTheRequesterChangesTheGuardAndNobodyElseDoes(Twins twins) {
    String policy = enforcedPolicy(twins);
    Answer.to(guarded.human().run(excluding(policy, "a"))).isDenied("HF-TRUST-001");
    window.open(HUGO, Window.in(HOUR));
    Answer changed = Answer.to(guarded.human().run(excluding(policy, "b"))).isAllowed();
    assertThat(changed.result().stderr()).contains("maintenance window", "open to " + HUGO);
    Answer.to(guarded.unknown().run(excluding(policy, "c"))).isDenied("HF-TRUST-001");
    Answer.to(guarded.admin().run(excluding(policy, "c"))).isDenied("HF-TRUST-001");
    Answer.to(guarded.agent().run(excluding(policy, "c"))).isDenied("HF-TRUST-001");
    Approver fay =
        Approver.create(
            guarded.cluster().directory().resolve("keys"), "fay-" + twins.name(), "platform");
    Answer.to(guarded.human().apply(fay.manifest())).isAllowed();
    Answer.to(guarded.human().run("delete", "approver", fay.name())).isAllowed();
    Answer.to(guarded.unknown().run(WindowPatch.closing())).isAllowed();
    Answer.to(guarded.human().run(excluding(policy, "d"))).isDenied("HF-TRUST-001");
    Await.until(
        "the window in the decision log",
        Duration.ofSeconds(10),
        () ->
            guarded.webhook().lines().stream()
                .anyMatch(line -> line.contains("\"maintenance_window\":\"")));
  }

  @Test
  void insideDataGroupsAndTheWindowItselfStayGuarded(Twins twins) {
    Instant until = Window.in(HOUR);
    window.open(HUGO, until);
    Answer.to(guarded.human().run(twins.deletion())).isDenied("HF-VOL-002");
    Answer.to(guarded.human().run("delete", "approver", "dana")).isDenied("HF-TRUST-003");
    Answer.to(guarded.human().run("delete", "approvers", "--all")).isDenied("HF-TRUST-003");
    assertThat(guarded.admin().must("get", "approvers", "-o", "name")).contains("dana", "erin");
    Answer.to(guarded.human().run("delete", "policybundle", "active")).isDenied("HF-TRUST-002");
    Answer.to(guarded.human().run(Window.opening(HUGO, until.plusSeconds(60))))
        .isDenied("HF-TRUST-001");
    Answer.to(guarded.human().run(Window.opening("umi@example.com", until)))
        .isDenied("HF-TRUST-001");
    refused(new String[] {"delete", "mw", "holdfast"}, "nobody deletes");
    refused(new String[] {"delete", "mw", "--all"}, "nobody deletes");
    Answer.to(guarded.human().run("delete", "crd", "maintenancewindows.holdfast.dev"))
        .isDenied("HF-TRUST-001");
  }

  /** What an upgrade of the chart does to an enforced policy, the operator carries out in it. */
  @Test
  void insideTheOperatorAppliesWhatTheChartSays() {
    guarded.upgrade("policies: {backups-restore-point: {enforcement: Warn}}\n");
    try {
      Await.until("the operator to be refused", LIMIT, () -> settings().equals("Refused"));
      assertThat(enforcement()).isEqualTo("Enforce");
      window.open(HUGO, Window.in(HOUR));
      Await.until("the operator to apply it", LIMIT, () -> enforcement().equals("Warn"));
    } finally {
      guarded.upgrade("");
      Await.until("the policy to be enforced again", LIMIT, () -> enforcement().equals("Enforce"));
      guarded.installation().awaitReady();
    }
  }

  private String settings() {
    return guarded
        .admin()
        .must(
            "get",
            "policybundle",
            "active",
            "-o",
            "jsonpath={.status.conditions[?(@.type==\"SettingsApplied\")].reason}");
  }

  private String enforcement() {
    return guarded
        .admin()
        .must(
            "get",
            "guardrailpolicy",
            "backups-restore-point",
            "-o",
            "jsonpath={.spec.enforcement}");
  }

  @Test
  void theOperatorClosesItWhenItsTimeHasPassed(Twins twins) {
    String policy = enforcedPolicy(twins);
    window.open(HUGO, Window.in(SHORT));
    window.awaitClosed();
    window.awaitTold("False");
    Answer.to(guarded.human().run(excluding(policy, "a"))).isDenied("HF-TRUST-001");
    assertThat(guarded.installation().operator().metrics())
        .contains("holdfast_maintenance_window_open 0", "holdfast_maintenance_window_overdue 0");
  }

  @Test
  void aReplicaClosesItWhileTheOperatorIsDown(Twins twins) {
    String policy = enforcedPolicy(twins);
    window.open(HUGO, Window.in(SHORT));
    guarded.installation().operator().kill();
    window.awaitClosed();
    Answer.to(guarded.human().run(excluding(policy, "a"))).isDenied("HF-TRUST-001");
    assertThat(guarded.installation().webhooks().stream().flatMap(each -> each.lines().stream()))
        .anyMatch(line -> line.contains("closed the maintenance window"));
    assertThat(guarded.webhook().metrics()).contains("holdfast_maintenance_window_open 0");
  }

  private void refused(String[] arguments, String message) {
    Answer.to(guarded.human().run(arguments)).isDenied("HF-TRUST-007", message);
    Answer.to(guarded.admin().run(arguments)).isDenied("HF-TRUST-007", message);
  }

  /** Of this test alone. */
  private String enforcedPolicy(Twins twins) {
    String name = "window-" + twins.name();
    new Policies(guarded)
        .apply(
            name,
            "Enforce",
            twins.staging(),
            "package window.%s\nwarn contains \"w\" if input.change".formatted(twins.name()))
        .orThrow();
    return name;
  }

  private static String[] excluding(String policy, String namespace) {
    return new String[] {
      "patch",
      "guardrailpolicy",
      policy,
      "--type=merge",
      "-p",
      "{\"spec\": {\"match\": {\"namespaces\": {\"exclude\": [\"%s\"]}}}}".formatted(namespace)
    };
  }
}

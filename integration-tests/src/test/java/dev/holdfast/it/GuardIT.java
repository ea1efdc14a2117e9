package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.it.guard.Attempt;
import dev.holdfast.it.guard.Attempts;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody takes the guard itself away, cluster-admins included, except in a maintenance window; what
 * can't be stopped is put back and told.
 */
class GuardIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String UMI = "umi@example.com";
  private static final String POLICY = "validatingadmissionpolicy/holdfast-guard";
  private static final String BINDING = "validatingadmissionpolicybinding/holdfast-guard";

  private static final Pattern METRIC = Pattern.compile("(?:holdfast|jvm)_[a-z_]+");

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: a, namespace: probe-production}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  private static DevCluster cluster;
  private static Guarded guarded;
  private static Window window;

  @BeforeAll
  static void install() {
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("guard"));
    guarded = Guarded.install(cluster, 1, Map.of("HOLDFAST_ADMISSION_POLICY", "true"));
    window = new Window(guarded);
    window.awaitMade();
    awaitArmed();
  }

  @AfterAll
  static void end() {
    guarded.close();
    cluster.close();
  }

  @AfterEach
  void closed() {
    window.close();
    awaitArmed();
  }

  @Test
  void everyAttemptIsRefusedToAdminsAndAgents() {
    assertThat(failures(guarded.admin(), Attempt::armed)).isEmpty();
    assertThat(failures(guarded.agent(), Attempt::armed)).isEmpty();
  }

  @Test
  void withoutThePolicyOthersGetThrough() {
    window.open(UMI, Window.in(Duration.ofHours(1)));
    CommandResult disarmed = guarded.unknown().run("holdfast", "disarm");
    assertThat(disarmed.output()).contains("helm uninstall holdfast");
    awaitGone();
    assertThat(failures(guarded.admin(), Attempt::plain)).isEmpty();
    assertThat(guarded.condition("Guarded")).contains("False", "Disarmed");
    assertThat(guarded.installation().operator().metrics()).contains("holdfast_guard_armed 0");
    assertThat(guarded.unknown().run("holdfast", "disarm").output())
        .contains("nothing to take away");
  }

  @Test
  void disarmingTakesAWindowOfOnesOwn() {
    assertThat(guarded.unknown().run("holdfast", "disarm").output())
        .contains("no maintenance window is open for " + UMI, "kubectl patch mw holdfast");
    window.open("hugo@example.com", Window.in(Duration.ofHours(1)));
    assertThat(guarded.unknown().run("holdfast", "disarm").output())
        .contains("no maintenance window is open for " + UMI);
    assertThat(guarded.admin().run("get", POLICY, BINDING).succeeded()).isTrue();
  }

  @Test
  void inAWindowItsRequesterChangesWhatHoldfastIsMadeOf() {
    window.open(UMI, Window.in(Duration.ofHours(1)));
    String[] labelling = {
      "label", "--overwrite", "validatingwebhookconfigurations", "holdfast", "looked=at"
    };
    Answer.to(guarded.admin().run(labelling)).isDenied("HF-GUARD-001");
    Answer.to(guarded.human().run(labelling)).isDenied("HF-GUARD-001");
    Answer.to(guarded.unknown().run(labelling)).isAllowed();
    window.close();
    String[] again = {
      "label", "--overwrite", "validatingwebhookconfigurations", "holdfast", "looked=away"
    };
    Answer.to(guarded.unknown().run(again)).isDenied("HF-GUARD-001");
  }

  @Test
  void whatCannotBeStoppedIsPutBackAndTold() {
    for (String gone : new String[] {BINDING, POLICY}) {
      guarded.admin().must("delete", gone);
      Await.until(gone, LIMIT, () -> guarded.admin().run("get", gone).succeeded());
    }
    guarded
        .admin()
        .must(
            "patch",
            BINDING,
            "--type=json",
            "-p",
            "[{\"op\": \"replace\", \"path\": \"/spec/validationActions\", \"value\": [\"Audit\"]}]");
    Await.until(
        "the binding to deny again",
        LIMIT,
        () ->
            guarded
                .admin()
                .must("get", BINDING, "-o", "jsonpath={.spec.validationActions}")
                .contains("Deny"));
    guarded
        .admin()
        .must(
            "patch",
            POLICY,
            "--type=json",
            "-p",
            "[{\"op\": \"add\", \"path\": \"/spec/matchConditions/-\", \"value\": {\"name\": \"never\","
                + " \"expression\": \"false\"}}]");
    Await.until(
        "the policy to be whole again",
        LIMIT,
        () ->
            !guarded
                .admin()
                .must("get", POLICY, "-o", "jsonpath={.spec.matchConditions[*].name}")
                .contains("never"));
    Await.until(
        "Events",
        LIMIT,
        () -> {
          String events = guarded.admin().must("get", "events", "-n", "default");
          return events.contains("GuardRestored")
              && events.contains("Binding holdfast-guard is put in place")
              && events.contains("changed by somebody");
        });
  }

  @Test
  void theSelfTestTellsWhetherTheWebhookIsAsked() {
    Await.until(
        "a passed self-test", LIMIT, () -> guarded.condition("SelfTestPassed").contains("True"));
    assertThat(guarded.installation().operator().metrics()).contains("holdfast_selftest_success 1");
    assertThat(
            guarded
                .human()
                .run("delete", "pvc", "holdfast-canary", "-n", "holdfast", "--dry-run=server")
                .output())
        .contains("HF-SELFTEST-001");
    guarded.webhook().stop();
    try {
      guarded.admin().must("label", "--overwrite", BINDING, "wake=up");
      Await.until(
          "a failed self-test",
          LIMIT,
          () ->
              guarded.installation().operator().metrics().contains("holdfast_selftest_success 0"));
      Await.until(
          "its condition", LIMIT, () -> guarded.condition("SelfTestPassed").contains("NotRefused"));
    } finally {
      guarded.webhook().start();
      guarded.installation().awaitReady();
    }
    Await.until(
        "a passed self-test", LIMIT, () -> guarded.condition("SelfTestPassed").contains("True"));
  }

  /** An alert on a metric that isn't there never rings. */
  @Test
  void everyMetricOfAlertsAndDashboardIsThere() throws IOException {
    Answer.to(guarded.agent().run("delete", "approver", "dana")).isDenied();
    guarded.admin().create(CLAIM).orThrow();
    Await.until(
        "the claim to be known",
        LIMIT,
        () ->
            !guarded
                .agent()
                .run("delete", "pvc", "a", "-n", "probe-production", "--dry-run=server")
                .succeeded());
    String metrics =
        guarded.installation().operator().metrics() + guarded.installation().webhook().metrics();
    for (String file : new String[] {"alerts.yaml", "dashboard.json"}) {
      String text =
          Files.readString(Repository.find().resolve("charts/holdfast/files").resolve(file));
      assertThat(METRIC.matcher(text).results().map(MatchResult::group).distinct())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(metrics).contains(name));
    }
  }

  private static List<String> failures(
      Kubectl kubectl, Function<Attempt, Attempt.Result> expected) {
    List<String> failures = new ArrayList<>();
    for (Attempt attempt : Attempts.all()) {
      CommandResult answer = attempt.play().by(kubectl);
      if (!expected.apply(attempt).is(answer)) {
        failures.add(
            "%s: expected %s, was %s"
                .formatted(attempt.title(), expected.apply(attempt), answer.output().strip()));
      }
    }
    return failures;
  }

  private static void awaitArmed() {
    Await.until(
        "the admission policy to refuse",
        LIMIT,
        () -> labelled().output().contains("HF-GUARD-001"));
  }

  private static void awaitGone() {
    Await.until("the admission policy to be gone", LIMIT, () -> labelled().succeeded());
  }

  private static CommandResult labelled() {
    return guarded
        .admin()
        .run("label", "validatingwebhookconfigurations", "holdfast", "a=b", "--dry-run=server");
  }
}

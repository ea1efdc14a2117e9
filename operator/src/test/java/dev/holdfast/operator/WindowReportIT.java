package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.operator.harness.OperatorBench;
import dev.holdfast.operator.write.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The operator makes the maintenance window, tells who has it open, closes it when its time has
 * passed, and raises an alarm for one that it finds or keeps open after that.
 */
@ExtendWith(SharedCluster.class)
class WindowReportIT {
  private static final String FREEZE =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: frozen-window}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [holdfast.dev], apiVersions: ["*"], operations: [UPDATE], resources: [maintenancewindows]}
        validations: [{expression: "has(object.spec.requester)", message: frozen by the test}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: frozen-window}
      spec: {policyName: frozen-window, validationActions: [Deny]}
      """;

  private OperatorBench bench;

  @BeforeEach
  void start(DevCluster cluster) {
    bench = OperatorBench.start(cluster, "");
    awaitReason("Closed");
  }

  @AfterEach
  void stop() {
    bench
        .cluster()
        .kubectl()
        .must(
            "delete",
            "--ignore-not-found",
            "validatingadmissionpolicybinding/frozen-window",
            "validatingadmissionpolicy/frozen-window");
    bench.close();
  }

  @Test
  void itIsMadeClosedAndMadeAgain() {
    assertThat(window().getSpec().saysNothing()).isTrue();
    bench.cluster().kubectl().must("delete", "mw", "holdfast");
    awaitReason("Closed");
    assertThat(window().getSpec().saysNothing()).isTrue();
  }

  @Test
  void anOpenOneIsToldAndClosedAtItsEnd() {
    open(Duration.ofHours(1));
    assertThat(awaitReason("Opened").message()).contains("open to paula@example.com until");
    assertThat(bench.metrics()).contains("holdfast_maintenance_window_open 1\n");
    bench.clock().advance(Duration.ofMinutes(60));
    wake();
    Condition closed = awaitReason("Closed");
    assertThat(closed.status()).isEqualTo("False");
    assertThat(window().getSpec().saysNothing()).isTrue();
    assertThat(bench.metrics()).contains("holdfast_maintenance_window_open 0\n");
  }

  @Test
  void oneThatIsFoundLongAfterItsEndIsClosedWithAnAlarm() {
    bench.stopOperator();
    open(Duration.ofMinutes(-30));
    bench.startOperator();
    Await.until("it to be closed", OperatorBench.LIMIT, () -> window().getSpec().saysNothing());
    awaitEvent("closed only now");
  }

  @Test
  void oneThatCannotBeClosedIsOverdueUntilItCan() {
    open(Duration.ofHours(1));
    awaitReason("Opened");
    bench.apply(FREEZE);
    awaitFrozen();
    bench.clock().advance(Duration.ofMinutes(61));
    wake();
    assertThat(awaitReason("Overdue").message()).contains("frozen by the test");
    awaitEvent("frozen by the test");
    assertThat(bench.metrics())
        .contains(
            "holdfast_maintenance_window_open 0\n", "holdfast_maintenance_window_overdue 1\n");
    bench.cluster().kubectl().must("delete", "validatingadmissionpolicybinding", "frozen-window");
    awaitReason("Closed");
    assertThat(bench.metrics()).contains("holdfast_maintenance_window_overdue 0\n");
  }

  /** A policy takes a moment until it is enforced. */
  private void awaitFrozen() {
    Await.until(
        "the window to be frozen",
        OperatorBench.LIMIT,
        () ->
            !bench
                .cluster()
                .kubectl()
                .run(
                    "patch",
                    "mw",
                    "holdfast",
                    "--dry-run=server",
                    "--type=json",
                    "-p",
                    "[{\"op\":\"replace\",\"path\":\"/spec\",\"value\":{}}]")
                .succeeded());
  }

  private void open(Duration time) {
    bench
        .cluster()
        .kubectl()
        .must(
            "patch",
            "mw",
            "holdfast",
            "--type=merge",
            "-p",
            "{\"spec\":{\"requester\":\"paula@example.com\",\"notAfter\":\"%s\",\"reason\":\"upgrade\"}}"
                .formatted(Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS)));
  }

  /** The operator's clock was moved, which nothing tells its timers. */
  private void wake() {
    bench
        .cluster()
        .kubectl()
        .must("annotate", "mw", "holdfast", "--overwrite", "test/wake=" + System.nanoTime());
  }

  private void awaitEvent(String message) {
    Await.until(
        "the alarm",
        OperatorBench.LIMIT,
        () ->
            bench
                .cluster()
                .kubectl()
                .must("get", "events", "-n", "default", "--field-selector=reason=WindowOverdue")
                .contains(message));
  }

  private MaintenanceWindow window() {
    return found().orElseThrow();
  }

  private Optional<MaintenanceWindow> found() {
    return Optional.ofNullable(
        bench
            .cluster()
            .client()
            .resources(MaintenanceWindow.class)
            .withName(MaintenanceWindow.ONLY)
            .get());
  }

  private Condition awaitReason(String reason) {
    return Await.value(
        "the window to be " + reason,
        OperatorBench.LIMIT,
        () ->
            found()
                .flatMap(window -> Optional.ofNullable(window.getStatus()))
                .flatMap(status -> Conditions.find(status.conditions(), "Open"))
                .filter(condition -> condition.reason().equals(reason)));
  }
}

package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.CanonicalJson;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.junit.NamespacePerTest;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.devcluster.junit.TestNamespace;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.operator.harness.OperatorBench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A request and its approvals tell a stranger how far they are: pending, approved, executed once
 * the change is seen, rejected, expired.
 */
@ExtendWith({SharedCluster.class, NamespacePerTest.class})
class RequestReportIT {
  @TempDir private static Path folder;

  private static OperatorBench bench;
  private static Approver dana;
  private static Approver emil;
  private static Approver mallory;

  private Kubectl kubectl;
  private String namespace;
  private String claim;

  @BeforeAll
  static void start(DevCluster cluster) {
    bench = OperatorBench.start(cluster, "");
    dana = Approver.create(folder, "dana", "dba");
    emil = Approver.create(folder, "emil", "dba");
    mallory = Approver.create(folder, "mallory", "dba");
    bench.apply(dana.manifest());
    bench.apply(emil.manifest());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @BeforeEach
  void createClaim(TestNamespace test) {
    kubectl = bench.cluster().kubectl();
    namespace = test.name();
    kubectl
        .apply(
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: %s}
            spec:
              accessModes: [ReadWriteOnce]
              storageClassName: ""
              resources: {requests: {storage: 1Gi}}
            """
                .formatted(namespace))
        .orThrow();
    claim = kubectl.must("get", "pvc", "data", "-n", namespace, "-o", "jsonpath={.metadata.uid}");
  }

  @Test
  void pendingThenApprovedThenExecuted() {
    String statement = request("chr-delete", Operation.DELETE, List.of());
    awaitPhase("chr-delete", "Pending");
    assertThat(kubectl.must("get", "chr", "chr-delete"))
        .contains("DELETE", "persistentvolumeclaims " + namespace + "/data", "agent", "0/2");

    approve("delete-dana", statement, dana);
    Await.until("one of two", OperatorBench.LIMIT, () -> row("chr-delete").contains("1/2"));
    approve("delete-emil", statement, emil);
    kubectl.must("wait", "--for=condition=Approved", "--timeout=30s", "chr/chr-delete");
    assertThat(row("chr-delete")).contains("Approved", "2/2");
    awaitColumn("delete-dana", "dana", "True", "False");

    kubectl.must("delete", "pvc", "data", "-n", namespace);
    awaitPhase("chr-delete", "Executed");
    awaitColumn("delete-emil", "emil", "True", "True");
    assertThat(row("chr-delete")).contains("2/2");
  }

  @Test
  void anUpdateIsExecutedOnceItsFieldsHaveTheirNewValues() {
    Statement.Field field =
        new Statement.Field(
            "/metadata/labels/environment", CanonicalJson.sha256(TextNode.valueOf("staging")));
    request("chr-update", Operation.UPDATE, List.of(field));
    awaitPhase("chr-update", "Pending");
    kubectl.must("label", "pvc", "data", "-n", namespace, "environment=staging");
    awaitPhase("chr-update", "Executed");
  }

  @Test
  void aBadSignatureIsNamedAndCountsForNothing() {
    String statement = request("chr-forged", Operation.DELETE, List.of());
    kubectl
        .create(new Approval("forged", statement, "dana", mallory.key().sign(statement)).manifest())
        .orThrow();
    Await.until(
        "the reason",
        OperatorBench.LIMIT,
        () ->
            kubectl
                .must("get", "cha", "forged", "-o", "jsonpath={.status.conditions}")
                .contains("SignatureBad"));
    awaitPhase("chr-forged", "Pending");
    assertThat(row("chr-forged")).contains("0/2");
  }

  @Test
  void aRejectEndsIt() {
    String statement = request("chr-rejected", Operation.DELETE, List.of());
    kubectl.create(Approval.rejection("no", statement, "not on a Friday")).orThrow();
    awaitPhase("chr-rejected", "Rejected");
    assertThat(kubectl.must("get", "chr", "chr-rejected", "-o", "yaml"))
        .contains("not on a Friday");
  }

  private String request(String name, Operation operation, List<Statement.Field> fields) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    String cluster =
        kubectl.must("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
    Statement statement =
        new Statement(
            name,
            cluster,
            new Statement.Target(
                operation,
                "",
                "persistentvolumeclaims",
                "",
                namespace,
                "data",
                claim,
                null,
                operation == Operation.UPDATE ? "sha256:" + "0".repeat(64) : null,
                fields),
            List.of(operation == Operation.DELETE ? EffectClass.Delete : EffectClass.Unlabel),
            new Statement.StatedImpact("sha256:" + "1".repeat(64), 1, List.of("DESTROYED data")),
            new Statement.StatedRequester("agent", RequesterClass.Agent, ""),
            List.of(new Requirement("p", "HF-VOL-001", "dba", 2, false, "it is production")),
            "",
            start,
            start.plus(Duration.ofHours(8)));
    String text = statement.text();
    kubectl
        .create(
            """
            apiVersion: holdfast.dev/v1alpha1
            kind: ChangeRequest
            metadata: {name: %s}
            spec:
              statement: '%s'
            """
                .formatted(name, text.replace("'", "''")))
        .orThrow();
    return text;
  }

  private void approve(String name, String statement, Approver approver) {
    kubectl.create(Approval.signed(name, statement, approver).manifest()).orThrow();
  }

  private String row(String name) {
    return kubectl.must("get", "chr", name, "--no-headers");
  }

  private void awaitPhase(String name, String phase) {
    Await.until(
        name + " to be " + phase, OperatorBench.LIMIT, () -> row(name).contains(" " + phase + " "));
  }

  private void awaitColumn(String name, String... words) {
    Await.until(
        name + " to show " + String.join(" ", words),
        OperatorBench.LIMIT,
        () -> {
          List<String> columns =
              List.of(kubectl.must("get", "cha", name, "--no-headers").split("\\s+", -1));
          return columns.containsAll(List.of(words));
        });
  }
}

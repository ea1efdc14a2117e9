package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.operator.harness.OperatorBench;
import dev.holdfast.operator.write.Conditions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator applies its settings, closes the trust root, keeps the certificate trusted, keeps
 * the bundle its own, and finds everything as it left it after a restart.
 */
@ExtendWith(SharedCluster.class)
class UpkeepIT {
  private static final String CONFIGURATION =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: holdfast}
      webhooks:
      - name: one.holdfast.dev
        clientConfig: {url: "https://127.0.0.1:1/one"}
        rules: [{apiGroups: [none.example], apiVersions: ["*"], operations: [DELETE], resources: [nothing]}]
        sideEffects: None
        admissionReviewVersions: [v1]
      - name: two.holdfast.dev
        clientConfig: {url: "https://127.0.0.1:1/two"}
        rules: [{apiGroups: [none.example], apiVersions: ["*"], operations: [DELETE], resources: [nothing]}]
        sideEffects: None
        admissionReviewVersions: [v1]
      """;

  @TempDir private Path folder;

  private OperatorBench bench;

  @BeforeEach
  void start(DevCluster cluster) {
    bench = OperatorBench.start(cluster, "");
    awaitPolicies(9);
  }

  @AfterEach
  void stop() {
    bench
        .cluster()
        .kubectl()
        .must("delete", "--ignore-not-found", "validatingwebhookconfiguration", "holdfast");
    bench.close();
  }

  @Test
  void settingsChangeTheBuiltInPolicies() {
    bench.settings(
        """
        policies:
          tricks-laundering: {enforcement: Off}
          backups-restore-point: {enforcement: Warn, parameters: {maxAge: 12h}}
        trustCount: 2
        """);
    PolicyBundle bundle =
        bench.awaitBundle(
            "the new settings",
            found ->
                found.getSpec().entrypoints().size() == 8
                    && entry(found, "backups-restore-point").enforcement().equals("Warn")
                    && found.getSpec().settings().trustCount() == 2);
    assertThat(entry(bundle, "backups-restore-point").parameters().path("maxAge").asText())
        .isEqualTo("12h");
    assertThat(bench.policy("tricks-laundering")).isEmpty();
  }

  @Test
  void badSettingsChangeNothingAndAreNamed() {
    String revision = bench.bundle().orElseThrow().getSpec().revision();
    bench.settings("enforcment: Audit");
    Condition condition = awaitCondition("SettingsApplied", "SettingsInvalid");
    assertThat(condition.message()).contains("enforcment: not a known key");
    assertThat(bench.bundle().orElseThrow().getSpec().revision()).isEqualTo(revision);
    bench.settings("enforcement: Audit");
    bench.awaitBundle(
        "everything in Audit",
        found ->
            found.getSpec().entrypoints().stream()
                .allMatch(entry -> entry.enforcement().equals("Audit")));
    awaitCondition("SettingsApplied", "Applied");
  }

  @Test
  void theApproversOfTheSettingsCloseTheTrustRootForEver() {
    awaitCondition("TrustRootOpen", "Open");
    awaitCondition("GroupsStaffed", "BelowMinimum");
    Approver dana = Approver.create(folder, "dana", "dba", "trust");
    Approver emil = Approver.create(folder, "emil", "dba");
    bench.settings("approvers: [%s, %s]".formatted(dana.setting(), emil.setting()));
    bench.awaitBundle("it to close", found -> found.getSpec().trustRootClosed());
    awaitCondition("TrustRootOpen", "Closed");
    awaitCondition("GroupsStaffed", "Enough");
    assertThat(bench.cluster().kubectl().must("get", "approvers")).contains("dana", "True");
    bench.settings("");
    awaitCondition("SettingsApplied", "Applied");
    bench.cluster().kubectl().must("delete", "approver", "dana", "emil");
    awaitCondition("GroupsStaffed", "BelowMinimum");
    assertThat(bench.bundle().orElseThrow().getSpec().trustRootClosed()).isTrue();
  }

  @Test
  void aRestartWritesNothing() {
    bench.apply(policy("kept", "deny contains \"one\" if input.change"));
    awaitPolicies(10);
    bench.apply(policy("kept", "deny contains"));
    Await.until(
        "the mistake to be told",
        OperatorBench.LIMIT,
        () -> bench.policy("kept").orElseThrow().getStatus().errors() != null);
    Await.until(
        "the coverage to be told",
        OperatorBench.LIMIT,
        () ->
            bench.bundle().orElseThrow().getStatus().conditions().stream()
                .anyMatch(condition -> condition.type().equals("Covered")));
    String before = versions();
    bench.stopOperator();
    bench.startOperator();
    // The first thing after this that the operator tells proves that it has gone round.
    bench.apply(policy("later", "deny contains"));
    Await.until(
        "the operator to be back",
        OperatorBench.LIMIT,
        () ->
            bench
                .policy("later")
                .flatMap(found -> Optional.ofNullable(found.getStatus()))
                .isPresent());
    assertThat(versions()).isEqualTo(before);
    assertThat(entry(bench.bundle().orElseThrow(), "kept").generation()).isEqualTo(1);
  }

  @Test
  void aForeignBundleIsReplacedAndTold() {
    String revision = bench.bundle().orElseThrow().getSpec().revision();
    bench
        .cluster()
        .kubectl()
        .must(
            "patch",
            "policybundle",
            "active",
            "--type=json",
            "-p",
            "[{\"op\":\"replace\",\"path\":\"/spec/entrypoints\",\"value\":[]}]");
    bench.awaitBundle(
        "the bundle to come back",
        found ->
            found.getSpec().entrypoints().size() == 9
                && found.getSpec().revision().equals(revision));
    Await.until(
        "the alarm",
        OperatorBench.LIMIT,
        () -> bench.cluster().kubectl().must("get", "events", "-A").contains("ForeignBundle"));
  }

  @Test
  void theCertificateIsRotatedWhileTheOldOneStaysTrusted() {
    bench.apply(CONFIGURATION);
    String first = awaitBundles(1);
    bench.clock().advance(Duration.ofDays(61));
    // Somebody, for example an upgrade, resets it; the operator looks and finds it is time, too.
    bench.cluster().kubectl().must("delete", "validatingwebhookconfiguration", "holdfast");
    bench.apply(CONFIGURATION);
    String second = awaitBundles(2);
    assertThat(second).contains(first.strip());
    assertThat(
            bench
                .cluster()
                .kubectl()
                .must("get", "secret", "-n", "holdfast", "holdfast-webhook-tls", "-o", "name"))
        .contains("secret/holdfast-webhook-tls");
  }

  /** Waits until every entry trusts the same certificates, and tells them as PEM. */
  private String awaitBundles(int certificates) {
    return Await.value(
        certificates + " certificates in every caBundle",
        OperatorBench.LIMIT,
        () -> {
          List<String> bundles =
              Arrays.asList(
                  bench
                      .cluster()
                      .kubectl()
                      .must(
                          "get",
                          "validatingwebhookconfiguration",
                          "holdfast",
                          "-o",
                          "jsonpath={.webhooks[*].clientConfig.caBundle}")
                      .split(" ", -1));
          String pem =
              new String(
                  java.util.Base64.getDecoder().decode(bundles.getFirst()),
                  java.nio.charset.StandardCharsets.US_ASCII);
          boolean isSame = bundles.size() == 2 && bundles.getFirst().equals(bundles.getLast());
          return isSame && pem.split("BEGIN CERTIFICATE", -1).length - 1 == certificates
              ? Optional.of(pem)
              : Optional.empty();
        });
  }

  private String versions() {
    return bench
        .cluster()
        .kubectl()
        .must(
            "get",
            "policybundle/active",
            "guardrailpolicy/kept",
            "guardrailpolicy/tricks-laundering",
            "-o",
            "jsonpath={.items[*].metadata.resourceVersion}");
  }

  private void awaitPolicies(int count) {
    bench.awaitBundle(count + " policies", found -> found.getSpec().entrypoints().size() == count);
  }

  private Condition awaitCondition(String type, String reason) {
    return Await.value(
        type + " " + reason,
        OperatorBench.LIMIT,
        () ->
            bench
                .bundle()
                .flatMap(found -> Optional.ofNullable(found.getStatus()))
                .flatMap(status -> Conditions.find(status.conditions(), type))
                .filter(condition -> condition.reason().equals(reason)));
  }

  private static BundleEntrypoint entry(PolicyBundle bundle, String policy) {
    return bundle.getSpec().entrypoints().stream()
        .filter(entry -> entry.policy().equals(policy))
        .findFirst()
        .orElseThrow();
  }

  private static String policy(String name, String rule) {
    return """
        apiVersion: holdfast.dev/v1alpha1
        kind: GuardrailPolicy
        metadata: {name: %1$s}
        spec:
          rego: |
            package team.%1$s
            %2$s
        """
        .formatted(name, rule);
  }
}

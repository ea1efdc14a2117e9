package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the files of charts/holdfast/static-admission not even system:masters gets at the guard. */
class StaticAdmissionIT {
  private static final String OPERATOR = "system:serviceaccount:holdfast:holdfast-operator";
  private static final String CONFIGURATION = "validatingwebhookconfiguration/holdfast";

  /** Stands for the one that the operator makes; this is about who may change one of that name. */
  private static final String GUARD =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: holdfast-guard}
      spec:
        matchConstraints:
          resourceRules: [{apiGroups: [example.com], apiVersions: ["*"], operations: [CREATE], resources: [none]}]
        validations: [{expression: "true"}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: holdfast-guard}
      spec: {policyName: holdfast-guard, validationActions: [Deny]}
      """;

  @TempDir private Path folder;

  @Test
  void notEvenMastersChangeIt() throws IOException {
    Path chart = Repository.find().resolve("charts/holdfast/static-admission");
    Path policies = chart.resolve("policies").toAbsolutePath();
    Path configuration =
        Files.writeString(
            folder.resolve("admission.yaml"),
            Files.readString(chart.resolve("admission.yaml"))
                .replace("/etc/kubernetes/holdfast/policies", policies.toString()));
    try (DevCluster cluster =
            DevCluster.start(
                DevClusterOptions.defaults()
                    .own()
                    .withApiServerArguments("--admission-control-config-file=" + configuration));
        Installation installation = Installation.prepare(cluster, InstallationOptions.defaults())) {
      assertThat(installation.webhooks()).hasSize(1);
      Kubectl admin = cluster.kubectl();
      admin.create(GUARD).orThrow();
      Await.until(
          "the files to be in force",
          Duration.ofSeconds(30),
          () -> !admin.run("label", CONFIGURATION, "a=b", "--dry-run=server").succeeded());
      refused(admin.run("label", CONFIGURATION, "a=b"));
      refused(patched(admin, "replace", "/webhooks/0/failurePolicy", "\"Ignore\""));
      refused(patched(admin, "add", "/webhooks/0/clientConfig/caBundle", "\"\""));
      refused(admin.run("delete", CONFIGURATION));
      refused(admin.run("delete", "validatingwebhookconfigurations", "--all"));
      refused(admin.run("delete", "validatingadmissionpolicybinding", "holdfast-guard"));
      refused(admin.run("delete", "validatingadmissionpolicies", "--all"));
      refused(admin.run("label", "validatingadmissionpolicy/holdfast-guard", "a=b"));
      assertThat(
              admin
                  .run("annotate", CONFIGURATION, "a=b", "--as=" + OPERATOR, "--dry-run=server")
                  .output())
          .contains("annotated");
      refused(admin.run("label", CONFIGURATION, "a=b", "--as=" + OPERATOR));
      assertThat(admin.run("get", CONFIGURATION).succeeded()).isTrue();
    }
  }

  private static CommandResult patched(
      Kubectl kubectl, String operation, String path, String value) {
    return kubectl.run(
        "patch",
        CONFIGURATION,
        "--type=json",
        "-p",
        "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]".formatted(operation, path, value));
  }

  private static void refused(CommandResult result) {
    assertThat(result.succeeded()).as(result.output()).isFalse();
    assertThat(result.output()).contains("HF-GUARD-002");
  }
}

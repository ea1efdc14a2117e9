package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.devcluster.scene.SshKey;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Guide;
import dev.holdfast.it.harness.ScaledOperator;
import dev.holdfast.it.harness.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The runbook's break-glass opens an armed guard as it stands there when nobody can sign, leaves
 * data guarded as long as it says so, is told, and is undone.
 */
class BreakGlassIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Guide RUNBOOK = new Guide("docs/guides/runbook.md");
  private static final String AWAY =
      "kubectl scale deployment holdfast-operator -n holdfast --replicas=0";
  private static final String CONFIGURATION = "validatingwebhookconfiguration/holdfast";

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: a, namespace: probe-production}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  private static DevCluster cluster;
  private static Guarded guarded;
  private static ScaledOperator operator;
  private static Window window;

  @BeforeAll
  static void install() {
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("break-glass"));
    ScaledOperator.createDeployment(cluster);
    guarded = Guarded.install(cluster, 1, Map.of("HOLDFAST_ADMISSION_POLICY", "true"));
    operator = ScaledOperator.follow(guarded);
    window = new Window(guarded);
    window.awaitMade();
    awaitArmed();
    guarded.admin().create(CLAIM).orThrow();
  }

  @AfterAll
  static void end() {
    operator.close();
    guarded.close();
    cluster.close();
  }

  /** By somebody of system:masters. */
  @Test
  void whenEveryApproversKeyIsLost() {
    Kubectl admin = guarded.admin();
    Approver found =
        new Approver("theo", List.of("trust"), SshKey.create(cluster.directory(), "found"));
    String register =
        RUNBOOK
            .block("kubectl patch approver theo")
            .replace("ssh-ed25519 AAAA… theo", found.key().publicKey())
            .replace("SHA256:…", fingerprint(guarded.theo().key()));
    Answer.to(RUNBOOK.run(register, admin)).isDenied("HF-GUARD-001");

    RUNBOOK.run(RUNBOOK.block(AWAY), admin).orThrow();
    Answer.to(guarded.agent().run("delete", "pvc", "a", "-n", "probe-production")).isDenied();
    Answer.to(admin.run("label", "approver", "theo", "a=b")).isAllowed();
    RUNBOOK.run(register, admin).orThrow();
    Answer.to(guarded.agent().run("delete", "pvc", "a", "-n", "probe-production")).isDenied();

    putBack(admin);
    assertThat(admin.must("get", "events", "-n", "default"))
        .contains("GuardRestored", "Binding holdfast-guard is put in place");
    String[] opening = Window.opening("umi@example.com", Window.in(Duration.ofHours(1)));
    String request = Answer.to(admin.run(opening)).isDenied("HF-TRUST-001").request();
    Approvals approvals = new Approvals(guarded);
    Answer.to(approvals.approve(request, guarded.theo())).isDenied("revoked");
    approvals.approve(request, found).orThrow();
    Answer.to(admin.run(opening)).isAllowed();
    window.close();
  }

  /** By somebody with the role cluster-admin. */
  @Test
  void whenTheWebhookCannotStart() {
    Kubectl hugo = guarded.human();
    guarded.webhook().stop();
    String[] deletion = {"delete", "pvc", "a", "-n", "probe-production", "--dry-run=server"};
    assertThat(
            hugo.run(Window.opening("hugo@example.com", Window.in(Duration.ofHours(1)))).output())
        .contains("failed calling webhook");
    assertThat(hugo.run(deletion).output()).contains("failed calling webhook");
    Answer.to(hugo.run("delete", CONFIGURATION)).isDenied("HF-GUARD-001");

    RUNBOOK.run(RUNBOOK.block(AWAY), hugo).orThrow();
    RUNBOOK.run(RUNBOOK.block("kubectl delete " + CONFIGURATION.replace('/', ' ')), hugo).orThrow();
    Answer.to(hugo.run(deletion)).isAllowed();

    guarded.webhook().start();
    putBack(hugo);
    Answer.to(hugo.run(deletion)).isDenied();
  }

  /** {@code helm upgrade} is played: the chart isn't installed by Helm here. */
  private static void putBack(Kubectl kubectl) {
    String script =
        RUNBOOK.block("kubectl scale deployment holdfast-operator -n holdfast --replicas=1");
    assertThat(script)
        .startsWith("helm upgrade holdfast charts/holdfast -n holdfast --reuse-values\n");
    guarded.upgrade("");
    RUNBOOK.run(script.substring(script.indexOf('\n') + 1), kubectl).orThrow();
    awaitArmed();
    guarded.installation().awaitReady();
  }

  private static String fingerprint(SshKey key) {
    return Command.of("ssh-keygen", "-l", "-f", key.privateKey() + ".pub")
        .run()
        .orThrow()
        .stdout()
        .split(" ", -1)[1];
  }

  private static void awaitArmed() {
    Await.until(
        "the admission policy to refuse",
        LIMIT,
        () ->
            guarded
                .admin()
                .run("label", CONFIGURATION, "a=b", "--dry-run=server")
                .output()
                .contains("HF-GUARD-001"));
  }
}

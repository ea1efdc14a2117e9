package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What marks data as production can't be taken away: not by label command, merge patch, JSON patch
 * or server-side apply, not through a subresource, not on the namespace.
 */
@HoldfastTest
class StickyLabelsIT {
  private static final String LABELLED = "labelled";

  @BeforeEach
  void addLabelledClaim(Guarded guarded, Twins twins) {
    twins.addClaim(LABELLED);
    guarded.agent().must("label", "pvc", LABELLED, "-n", twins.staging(), "environment=production");
  }

  @Test
  void byLabelCommandOnTheNamespace(Guarded guarded, Twins twins) {
    denied(guarded, "label", "namespace", twins.production(), "environment-");
    denied(guarded, "label", "namespace", twins.production(), "environment=staging", "--overwrite");
  }

  @Test
  void byMergePatch(Guarded guarded, Twins twins) {
    denied(
        guarded,
        "patch",
        "pvc",
        LABELLED,
        "-n",
        twins.staging(),
        "--type=merge",
        "-p",
        "{\"metadata\": {\"labels\": {\"environment\": null}}}");
  }

  @Test
  void byJsonPatch(Guarded guarded, Twins twins) {
    denied(
        guarded,
        "patch",
        "pvc",
        LABELLED,
        "-n",
        twins.staging(),
        "--type=json",
        "-p",
        "[{\"op\": \"remove\", \"path\": \"/metadata/labels\"}]");
  }

  @Test
  void throughTheStatusSubresource(Guarded guarded, Twins twins) {
    guarded
        .agent()
        .run(
            "patch",
            "pvc",
            LABELLED,
            "-n",
            twins.staging(),
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"metadata\": {\"labels\": {\"environment\": \"staging\"}}}");
    assertThat(label(guarded, "pvc/" + LABELLED, twins.staging())).isEqualTo("production");
  }

  @Test
  void throughTheNamespacesStatusAndFinalizeSubresources(Guarded guarded, Twins twins) {
    guarded
        .agent()
        .run(
            "patch",
            "namespace",
            twins.production(),
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"metadata\": {\"labels\": {\"environment\": \"staging\"}}}");
    assertThat(label(guarded, "namespace/" + twins.production(), "default"))
        .isEqualTo("production");
    String whole = guarded.admin().must("get", "namespace", twins.production(), "-o", "json");
    guarded
        .agent()
        .command(
            "replace", "--raw", "/api/v1/namespaces/" + twins.production() + "/finalize", "-f", "-")
        .run(whole.replace("\"environment\": \"production\"", "\"environment\": \"staging\""));
    assertThat(label(guarded, "namespace/" + twins.production(), "default"))
        .isEqualTo("production");
  }

  @Test
  void byServerSideApplyThatTakesTheFieldOver(Guarded guarded, Twins twins) {
    String manifest =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {environment: staging}}
        """
            .formatted(twins.production());
    Answer.to(
            guarded
                .agent()
                .command("apply", "--server-side", "--force-conflicts", "-f", "-")
                .run(manifest))
        .isDenied("HF-LAB-001");
  }

  @Test
  void byALabelThatAsksOthersToDelete(Guarded guarded, Twins twins) {
    String[] label = {"label", "pvc", Twins.CLAIM, "cleanup.kyverno.io/ttl=1m", "-n"};
    Answer.to(guarded.agent().run(with(label, twins.production()))).isDenied("HF-VOL-001");
    twins.addClaim("scratch");
    label[2] = "scratch";
    Answer.to(guarded.agent().run(with(label, twins.staging()))).isUnnoticed();
  }

  private static String[] with(String[] words, String last) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  @Test
  void whileAddingAHarmlessLabelGoesUnnoticed(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run("label", "namespace", twins.production(), "team=orders"))
        .isUnnoticed();
    Answer.to(guarded.agent().run("label", "pvc", LABELLED, "-n", twins.staging(), "team=orders"))
        .isUnnoticed();
  }

  private static void denied(Guarded guarded, String... arguments) {
    Answer.to(guarded.agent().run(arguments)).isDenied("HF-LAB-001");
  }

  private static String label(Guarded guarded, String object, String namespace) {
    return guarded
        .admin()
        .must("get", object, "-n", namespace, "-o", "jsonpath={.metadata.labels.environment}");
  }
}

package dev.holdfast.demo;

import static dev.holdfast.demo.Expectation.denied;

import dev.holdfast.demo.Stage.Actor;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.devcluster.scene.RequestName;
import dev.holdfast.devcluster.scene.WindowPatch;
import java.time.Duration;
import java.time.Instant;

/** A platform engineer changes the guard itself: only in a window that somebody else has signed. */
final class Maintenance {
  private static final String POLICY = "volumes-shared-backing";

  private final Stage stage;
  private final DevCluster cluster;
  private final Cast cast;
  private final Actor paula;
  private final Instant until = Instant.now().plus(Duration.ofHours(1));

  Maintenance(Stage stage, DevCluster cluster, Cast cast) {
    this.stage = stage;
    this.cluster = cluster;
    this.cast = cast;
    this.paula = new Actor(Cast.PAULA, cluster.kubectl(cluster.userKubeconfig(Cast.PAULA)));
  }

  void play() {
    cluster
        .kubectl()
        .must("wait", "policybundle/active", "--for=condition=Guarded", "--timeout=60s");
    stage.play(
        "Paula, a cluster-admin, would switch Holdfast off: she deletes its webhook configuration",
        paula,
        denied("denied by the API server itself", "Forbidden", "HF-GUARD-001"),
        "delete",
        "validatingwebhookconfiguration",
        "holdfast");
    stage.play(
        "She makes an exception in an enforced policy",
        paula,
        denied("denied: the guard itself needs group trust", "Forbidden", "HF-TRUST-001"),
        exception("sandbox-*"));
    String request =
        RequestName.in(
            stage
                .play(
                    "She asks for a maintenance window of one hour",
                    paula,
                    denied("denied, and the request to sign is named", "HF-TRUST-001", "chr-"),
                    opening())
                .output());
    sign(request);
    stage.play(
        "Paula opens the window, now that it is signed",
        paula,
        new Expectation.Allowed("allowed"),
        opening());
    stage.play(
        "In it her change passes",
        paula,
        new Expectation.Noticed("allowed, with a warning", "maintenance window"),
        exception("sandbox-*"));
    stage.play(
        "But data stays guarded: she deletes production's claim",
        paula,
        denied("denied: a window opens the guard's own objects only", "Forbidden", "HF-VOL-00"),
        "delete",
        "pvc",
        World.CLAIM,
        "-n",
        World.PRODUCTION,
        "--wait=false");
    stage.play(
        "Theo closes the window; that needs no signature",
        actor(cast.theo()),
        new Expectation.Allowed("allowed"),
        WindowPatch.closing());
    stage.play(
        "Paula would like one more exception",
        paula,
        denied("denied again", "Forbidden", "HF-TRUST-001"),
        exception("orders-*"));
  }

  private void sign(String request) {
    cluster.kubectl().must("wait", "--for=create", "chr/" + request, "--timeout=30s");
    stage.playTyping(
        "yes\n",
        "Theo of group trust reads whom it opens to, until when and what for, and signs",
        actor(cast.theo()),
        new Expectation.Allowed("accepted"),
        "holdfast",
        "approve",
        request,
        "--as",
        "theo",
        "--key",
        cast.theo().key().privateKey().toString());
  }

  private String[] opening() {
    return WindowPatch.opening(Cast.PAULA, until, "exception for sandboxes");
  }

  private static String[] exception(String namespaces) {
    return new String[] {
      "patch",
      "guardrailpolicy",
      POLICY,
      "--type=merge",
      "-p",
      "{\"spec\": {\"match\": {\"namespaces\": {\"exclude\": [\"%s\"]}}}}".formatted(namespaces)
    };
  }

  private Actor actor(Approver approver) {
    return new Actor(approver.user(), approver.kubectl(cluster));
  }
}

package dev.holdfast.demo;

import static dev.holdfast.demo.Expectation.denied;

import dev.holdfast.demo.Stage.Actor;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.RequestName;
import dev.holdfast.devcluster.scene.Snapshots;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import java.util.List;

/** The agent's attempts, before and after a restore point exists. */
final class Incident {
  private final Stage stage;
  private final Actor agent;
  private final DevCluster cluster;
  private final Snapshots snapshots;

  Incident(Stage stage, Actor agent, DevCluster cluster, Snapshots snapshots) {
    this.stage = stage;
    this.agent = agent;
    this.cluster = cluster;
    this.snapshots = snapshots;
  }

  CommandResult deleteStagingClaim() {
    return stage.play(
        "The agent tidies up staging: it deletes the claim",
        agent,
        denied(
            "denied: its storage is shared with production, and the only snapshot dies with it",
            "Forbidden",
            "HF-VOL-002",
            World.PRODUCTION + "/" + World.CLAIM,
            "HF-BAK-002"),
        deletion());
  }

  static String[] deletion() {
    return new String[] {"delete", "pvc", World.CLAIM, "-n", World.STAGING, "--wait=false"};
  }

  void detours() {
    stage.play(
        "Then not production: it strips the namespace's label",
        agent,
        denied("denied: what marks production sticks", "Forbidden", "HF-LAB-001"),
        "label",
        "namespace",
        World.PRODUCTION,
        "environment-");
    stage.play(
        "Then by the garbage collector: it gives the claim an owner and would delete that",
        agent,
        denied("denied: a change of owner of guarded data", "Forbidden", "HF-TRK-001"),
        "patch",
        "pvc",
        World.CLAIM,
        "-n",
        World.STAGING,
        "--type=merge",
        "-p",
        ownerPatch());
    stage.play(
        "Then by the volume: it edits the claimRef, which would release and erase it",
        agent,
        denied("denied: a volume isn't taken from its claim", "Forbidden", "HF-TRK-001"),
        "patch",
        "pv",
        World.STAGING_VOLUME,
        "--type=json",
        "-p",
        "[{\"op\": \"replace\", \"path\": \"/spec/claimRef/uid\", \"value\": \"00000000-0000-0000-0000-000000000000\"}]");
    stage.play(
        "Then by the policy: production's volume shall be erased when released",
        agent,
        denied("denied: Retain protects production data", "Forbidden", "HF-VOL-001"),
        "patch",
        "pv",
        World.PRODUCTION_VOLUME,
        "--type=merge",
        "-p",
        "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"Delete\"}}");
    stage.play(
        "Then by the namespace: everything in it goes in one call",
        agent,
        denied(
            "denied: judged at the namespace, before anything is gone", "Forbidden", "HF-NS-001"),
        "delete",
        "namespace",
        World.STAGING,
        "--wait=false");
  }

  private String ownerPatch() {
    String uid =
        cluster
            .kubectl()
            .must(
                "get", "configmap", "notes", "-n", World.STAGING, "-o", "jsonpath={.metadata.uid}");
    return "{\"metadata\": {\"ownerReferences\": [{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"name\": \"notes\", \"uid\": \"%s\"}]}}"
        .formatted(uid);
  }

  /** Returns the name of the request that the denial told. */
  String deleteWithRestorePoint() {
    stage.narrator().say("");
    stage
        .narrator()
        .say("An independent snapshot of production's claim is taken (policy Retain, no owner).");
    snapshots.take(Snapshot.independent(World.PRODUCTION, "before-cleanup", World.CLAIM));
    CommandResult result =
        stage.play(
            "The agent asks again, now that a restore point exists",
            agent,
            new Expectation.Denied(
                "denied: only approvals are missing, and the request to approve is named",
                List.of("Forbidden", "HF-VOL-002", "chr-"),
                List.of("HF-BAK-002")),
            deletion());
    return RequestName.in(result.output());
  }
}

package dev.holdfast.demo;

import dev.holdfast.demo.Stage.Actor;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Approver;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole play. */
final class Demo {
  private final DevCluster cluster;
  private final Narrator narrator;
  private final Stage stage;
  private final Cast cast;

  Demo(DevCluster cluster, Narrator narrator) {
    this.cluster = cluster;
    this.narrator = narrator;
    this.stage = new Stage(narrator);
    this.cast = Cast.create(cluster.directory().resolve("keys"));
  }

  /** Installs Holdfast; the caller closes it. */
  Installation install() {
    narrator.chapter("Holdfast is installed");
    narrator.say(
        "The chart's manifests, an operator and a webhook; approvers dana, erin (dba), theo (trust).");
    InstallationOptions options =
        InstallationOptions.defaults()
            .withValues(values())
            .withOperator(Map.of("HOLDFAST_ADMISSION_POLICY", "true"));
    Installation installation = Installation.start(cluster, options);
    cast.grantRights(cluster);
    return installation;
  }

  private String values() {
    return cast.approvers().stream()
        .map(Approver::setting)
        .collect(Collectors.joining(", ", "approvers: [", "]\n"));
  }

  /** Whether all went as expected. */
  boolean play(Installation installation) {
    narrator.chapter("The cluster as the agent finds it");
    cluster.kubectl().must("create", "namespace", Cast.HOME);
    cast.cursor().create(cluster);
    World world = World.create(cluster);
    Actor agent = new Actor(cast.cursor().username(), cast.cursor().kubectl(cluster));
    narrator.show(cluster.kubectl().must("get", "pvc", "-A", "--show-labels=false"));
    narrator.say(
        "Both claims named pg-data-0 lie on the same storage; only one namespace says production.");

    narrator.chapter("The incident");
    Incident incident = new Incident(stage, agent, cluster, world.snapshots());
    CommandResult denial = incident.deleteStagingClaim();
    new Timing(installation.webhook()).tell(narrator, denial);
    incident.detours();

    narrator.chapter("The way that is open");
    String request = incident.deleteWithRestorePoint();
    Approving approving = new Approving(stage, cluster, cast, agent, request);
    approving.awaitRequest();
    approving.forgeries();
    approving.firstApproval();
    approving.secondApproval();
    stage.play(
        "The agent repeats the very same delete",
        agent,
        new Expectation.Allowed("allowed, once"),
        Incident.deletion());
    world.awaitStagingClaimGone();
    approving.awaitExecuted();

    narrator.chapter("Afterwards");
    world.recreateStagingClaim();
    stage.play(
        "The claim is made anew, and the agent deletes it on the old approval",
        agent,
        Expectation.denied(
            "denied: approved was another claim of this name", "Forbidden", "HF-VOL-002"),
        Incident.deletion());
    stage.play(
        "The agent deletes a scratch claim of its own",
        agent,
        new Expectation.Unnoticed("allowed without a word"),
        "delete",
        "pvc",
        World.SCRATCH,
        "-n",
        World.STAGING);
    narrator.chapter("Changing the guard itself");
    new Maintenance(stage, cluster, cast).play();
    narrator.chapter("What the cluster tells a stranger");
    narrator.show(cluster.kubectl().must("get", "gp,pb,appr,chr,cha,agent,mw"));
    return narrator.summary();
  }
}

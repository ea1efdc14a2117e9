package dev.holdfast.demo;

import static dev.holdfast.demo.Expectation.denied;

import dev.holdfast.demo.Stage.Actor;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;

/** Forged approvals, then real ones. */
final class Approving {
  private static final String PLAIN =
      "ssh-keygen -Y sign -n change@holdfast.dev … | kubectl create -f -";

  private final Stage stage;
  private final DevCluster cluster;
  private final Cast cast;
  private final Actor agent;
  private final String request;

  Approving(Stage stage, DevCluster cluster, Cast cast, Actor agent, String request) {
    this.stage = stage;
    this.cluster = cluster;
    this.cast = cast;
    this.agent = agent;
    this.request = request;
  }

  /** The request appears a moment after the denial, since it is created off the request path. */
  void awaitRequest() {
    cluster.kubectl().must("wait", "--for=create", "chr/" + request, "--timeout=30s");
    stage.narrator().say("");
    stage.narrator().say("$ kubectl get changerequests");
    stage.narrator().show(cluster.kubectl().must("get", "changerequests"));
  }

  /**
   * Waits until the operator has seen the deletion: from then on nothing counts for it any more.
   */
  void awaitExecuted() {
    cluster
        .kubectl()
        .must(
            "wait",
            "changerequest/" + request,
            "--for=jsonpath={.status.phase}=Executed",
            "--timeout=60s");
  }

  void forgeries() {
    String statement = statementOfRequest();
    stage.create(
        "Somebody signs as dana with a key that nobody registered",
        actor(cast.dana()),
        denied("refused at once: it can never count", "Forbidden"),
        PLAIN,
        new Approval(request + "-forged", statement, "dana", cast.stranger().sign(statement))
            .manifest());
    stage.create(
        "The agent found dana's key on a laptop and approves its own request",
        agent,
        denied("refused at once: the requester can't approve", "Forbidden"),
        PLAIN,
        Approval.signed(request + "-own", statement, cast.dana()).manifest());
  }

  void firstApproval() {
    stage.playTyping(
        "yes\n",
        "Dana reads the request and approves it with the plugin",
        actor(cast.dana()),
        new Expectation.Allowed("accepted"),
        "holdfast",
        "approve",
        request,
        "--as",
        "dana",
        "--key",
        cast.dana().key().privateKey().toString());
    stage.play(
        "The agent tries with one approval",
        agent,
        denied("denied: one of two", "Forbidden", "HF-VOL-002", request),
        Incident.deletion());
  }

  void secondApproval() {
    String statement =
        cluster
            .kubectl()
            .must(
                "get",
                "changeapprovals",
                "-o",
                "jsonpath={.items[?(@.spec.signatures[0].approver==\"dana\")].spec.statement}");
    stage.create(
        "Erin signs the same bytes with nothing but ssh-keygen and kubectl",
        actor(cast.erin()),
        new Expectation.Allowed("accepted"),
        PLAIN,
        Approval.signed(request + "-erin", statement, cast.erin()).manifest());
  }

  private String statementOfRequest() {
    return cluster.kubectl().must("get", "chr", request, "-o", "jsonpath={.spec.statement}");
  }

  private Actor actor(Approver approver) {
    return new Actor(approver.user(), approver.kubectl(cluster));
  }
}

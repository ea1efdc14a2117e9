package dev.holdfast.e2e;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.scene.Agent;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Who plays: an agent in a Pod of its own, those who sign, and paula, a cluster-admin. */
record Cast(DevCluster cluster, Agent agent, Approver dana, Approver erin, Approver theo) {
  static final String PAULA = "paula@example.com";
  private static final String HOME = "agents";
  private static final String POD = "cursor";

  static Cast create(DevCluster cluster) {
    Path keys = cluster.directory().resolve("keys");
    return new Cast(
        cluster,
        new Agent(HOME, "cursor", "cursor", "frank@example.com"),
        Approver.create(keys, "dana", "dba"),
        Approver.create(keys, "erin", "dba"),
        Approver.create(keys, "theo", "trust"));
  }

  /** The setting {@code approvers}. */
  String approvers() {
    return signers().stream().map(Approver::setting).collect(Collectors.joining(", ", "[", "]"));
  }

  private List<Approver> signers() {
    return List.of(dana, erin, theo);
  }

  /** Gives paula every right. */
  void grantAdmin() {
    cluster.bind(PAULA, "cluster-admin");
  }

  /** Lets approvers read requests and create approvals, and starts the agent's Pod. */
  void enter() {
    signers().forEach(approver -> cluster.bind(approver.user(), "holdfast-approver"));
    cluster.kubectl().must("create", "namespace", HOME);
    agent.create(cluster);
    cluster.kubectl().apply(pod()).orThrow();
    cluster.kubectl().must("wait", "pod/" + POD, "-n", HOME, "--for=condition=Ready");
  }

  private String pod() {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: %s}
        spec:
          serviceAccountName: %s
          containers:
          - name: agent
            image: %s
            env: [{name: HOME, value: /tmp}]
            volumeMounts: [{name: tmp, mountPath: /tmp}]
          volumes: [{name: tmp, emptyDir: {}}]
        """
        .formatted(POD, HOME, agent.account(), NodeImage.REFERENCE);
  }

  /** Runs kubectl inside the agent's Pod, with the token that the kubelet gave it. */
  CommandResult inPod(String... arguments) {
    Command exec = cluster.kubectl().command("exec", POD, "-n", HOME, "--", "/kubectl");
    return Patiently.ask(exec.with(arguments)::run);
  }

  /** Signs a request that a denial has named, with nothing but a key and kubectl. */
  void sign(String request, Approver approver) {
    cluster.kubectl().must("wait", "--for=create", "chr/" + request, "--timeout=30s");
    String statement =
        cluster.kubectl().must("get", "chr", request, "-o", "jsonpath={.spec.statement}");
    String approval =
        Approval.signed(request + "-" + approver.name(), statement, approver).manifest();
    Patiently.ask(() -> approver.kubectl(cluster).create(approval)).orThrow();
  }

  /** With a token of the agent's account, for programs outside of its Pod. */
  Path agentKubeconfig() {
    return cluster.serviceAccountKubeconfig(agent.namespace(), agent.account());
  }

  Kubectl paula() {
    return cluster.kubectl(cluster.userKubeconfig(PAULA));
  }
}

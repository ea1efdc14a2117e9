package dev.holdfast.generators.webhook;

import static dev.holdfast.generators.webhook.Attempt.asked;
import static dev.holdfast.generators.webhook.Attempt.creating;
import static dev.holdfast.generators.webhook.Attempt.delete;
import static dev.holdfast.generators.webhook.Attempt.free;
import static dev.holdfast.generators.webhook.Attempt.patch;
import static dev.holdfast.generators.webhook.Attempt.patchStatus;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.junit.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The API server asks the webhook about changes that can destroy, and about no others: with no
 * webhook there, the first are refused and the second pass.
 */
@ExtendWith(SharedCluster.class)
class MatchConditionsIT {
  private static final String OPERATOR = "system:serviceaccount:holdfast:holdfast-operator";
  private static final String VOLUMES = "persistentvolumes";
  private static final String CLAIMS = "persistentvolumeclaims";
  private static final String SETS = "statefulsets.apps";
  private static final String SNAPSHOTS = "volumesnapshots.snapshot";
  private static final String CONTENTS = "volumesnapshotcontents.snapshot";
  private static final String CLASSES = "volumesnapshotclasses.snapshot";

  private static final String BINDING =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: conditions-late}
      spec:
        capacity: {storage: 1Gi}
        accessModes: [ReadWriteOnce]
        storageClassName: late
        csi: {driver: csi.example, volumeHandle: vol-4}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: late, namespace: conditions}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: late
        resources: {requests: {storage: 1Gi}}
      """;
  private static final String OWNER =
      "{'apiVersion':'v1','kind':'ConfigMap','name':'plain','uid':'00000000-0000-0000-0000-000000000000'}";
  private static final String LABELLED = "'metadata':{'annotations':{'at':'now'}}";
  private static final String LINKING = label("environment", "'production'");
  private static final String FINALIZE = "/api/v1/namespaces/conditions/finalize?dryRun=All";

  private static AbsentWebhook installation;
  private static Kubectl kubectl;

  @BeforeAll
  static void install(DevCluster cluster) {
    kubectl = cluster.kubectl();
    installation = AbsentWebhook.install(cluster);
  }

  @AfterAll
  static void remove() {
    installation.close();
  }

  @TestFactory
  Stream<DynamicTest> volumes() {
    String bound = "pv/conditions-bound";
    String available = "pv/conditions-free";
    String reserved = "pv/conditions-reserved";
    return on(
        asked(VOLUMES, "delete", delete(bound)),
        asked(VOLUMES, "delete all", List.of("delete", "pv", "--all", "--wait=false")),
        asked(VOLUMES, "linking label added", patch(bound, LINKING)),
        asked(VOLUMES, "linking label by /status", patchStatus(bound, LINKING)),
        asked(VOLUMES, "label that the values name", patch(bound, label("tier", "'low'"))),
        asked(
            VOLUMES,
            "label that deletes later",
            patch(bound, label("cleanup.kyverno.io/ttl", "'1h'"))),
        free("other label added", patch(bound, label("x", "'y'"))),
        free("other label removed", patch(bound, label("team", "null"))),
        asked(VOLUMES, "linkage annotation", patch(bound, annotation("environment", "staging"))),
        asked(VOLUMES, "protection", patch(bound, annotation("holdfast.dev/protected", "false"))),
        free("other annotation", patch(bound, annotation("note", "x"))),
        asked(VOLUMES, "owner", patch(bound, "{'metadata':{'ownerReferences':[" + OWNER + "]}}")),
        free(
            "finalizer added",
            patch(
                bound,
                finalizers(
                    "kubernetes.io/pv-protection",
                    "external-attacher/csi-example",
                    "example.com/mine",
                    "example.com/new"))),
        asked(VOLUMES, "finalizers removed", patch(bound, finalizers())),
        asked(
            VOLUMES,
            "a finalizer removed",
            patch(
                bound, finalizers("kubernetes.io/pv-protection", "external-attacher/csi-example"))),
        free(
            "detached: the attacher's finalizer removed",
            patch(bound, finalizers("kubernetes.io/pv-protection", "example.com/mine"))),
        asked(VOLUMES, "Retain to Delete", patch(bound, policy("Delete"))),
        free("Delete to Retain", patch(available, policy("Retain"))),
        free("bound to the claim it is reserved for", patch(reserved, claim("'uid':'u-1'"))),
        free(
            "bound, where the claim erases it",
            patch(available, claim("'name':'data','uid':'u-1'"))),
        asked(VOLUMES, "another claim's uid", patch(bound, claim("'uid':'u-2'"))),
        asked(VOLUMES, "claim's uid removed", patch(bound, claim("'uid':null"))),
        asked(VOLUMES, "another claim's name", patch(bound, claim("'name':'other'"))),
        asked(VOLUMES, "claim removed", patch(bound, "{'spec':{'claimRef':null}}")),
        free("resized", patch(bound, "{'spec':{'capacity':{'storage':'2Gi'}}}")),
        free("phase Bound", patchStatus(reserved, "{'status':{'phase':'Bound'}}")),
        free("phase Available", patchStatus(bound, "{'status':{'phase':'Available'}}")),
        asked(VOLUMES, "phase Released", patchStatus(bound, "{'status':{'phase':'Released'}}")),
        asked(VOLUMES, "phase Failed", patchStatus(bound, "{'status':{'phase':'Failed'}}")));
  }

  @TestFactory
  Stream<DynamicTest> claims() {
    return on(
        asked(CLAIMS, "delete", delete("pvc/data")),
        asked(
            CLAIMS,
            "delete all",
            List.of("delete", "pvc", "-n", "conditions", "--all", "--wait=false")),
        asked(
            CLAIMS,
            "deletecollection",
            List.of(
                "delete",
                "--raw",
                "/api/v1/namespaces/conditions/persistentvolumeclaims?dryRun=All")),
        asked(CLAIMS, "linking label removed", patch("pvc/data", label("environment", "null"))),
        free(
            "role of a database told",
            patch("pvc/data", label("cnpg.io/instanceRole", "'replica'"))),
        asked(
            CLAIMS,
            "linking label by /status",
            patchStatus("pvc/data", label("environment", "null"))),
        asked(
            CLAIMS, "owner", patch("pvc/data", "{'metadata':{'ownerReferences':[" + OWNER + "]}}")),
        asked(CLAIMS, "protection removed", patch("pvc/data", finalizers())),
        free(
            "node chosen by the scheduler",
            patch("pvc/pending", annotation("volume.kubernetes.io/selected-node", "n"))),
        free("bound", patch("pvc/pending", "{'spec':{'volumeName':'conditions-free'}}")),
        free(
            "expansion",
            patch("pvc/data", "{'spec':{'resources':{'requests':{'storage':'2Gi'}}}}")),
        free(
            "status of the resizer",
            patchStatus("pvc/data", "{'status':{'capacity':{'storage':'2Gi'}}}")),
        free("created", creating()).with(claimNamed("a", "", "")),
        free("created with an owner", creating()).with(claimNamed("b", OWNER, "")),
        free("created with a volume", creating()).with(claimNamed("c", "", "conditions-free")),
        asked(CLAIMS, "created with both", creating())
            .with(claimNamed("d", OWNER, "conditions-free")));
  }

  @TestFactory
  Stream<DynamicTest> statefulSets() {
    String keeps = "statefulset/keeps";
    String drops = "statefulset/drops";
    return on(
        asked(SETS, "delete", delete(keeps)),
        free("scaled down, claims kept", patch(keeps, "{'spec':{'replicas':1}}")),
        free("scaled up", patch(keeps, "{'spec':{'replicas':5}}")),
        free("scaled up, claims dropped on the way down", patch(drops, "{'spec':{'replicas':5}}")),
        asked(SETS, "scaled down, claims dropped", patch(drops, "{'spec':{'replicas':2}}")),
        asked(SETS, "scaled to zero, claims dropped", patch(drops, "{'spec':{'replicas':0}}")),
        free(
            "scaled down and kept from now on",
            patch(drops, retention("whenScaled", "Retain", "'replicas':1,"))),
        asked(
            SETS,
            "scaled down and dropped from now on",
            patch(keeps, retention("whenScaled", "Delete", "'replicas':1,"))),
        free("/scale up", scale(drops, 4)),
        asked(SETS, "/scale down", scale(drops, 2)),
        asked(SETS, "/scale to zero", scale(drops, 0)),
        asked(SETS, "drop when scaled", patch(keeps, retention("whenScaled", "Delete", ""))),
        asked(SETS, "drop when deleted", patch(keeps, retention("whenDeleted", "Delete", ""))),
        free("keep when deleted", patch(drops, retention("whenDeleted", "Retain", ""))),
        free(
            "restarted",
            patch(keeps, "{'spec':{'template':{'metadata':{'annotations':{'at':'now'}}}}}")),
        free("status", patchStatus(keeps, "{'status':{'currentRevision':'keeps-1'}}")));
  }

  @TestFactory
  Stream<DynamicTest> snapshots() {
    String nightly = "volumesnapshot/nightly";
    String content = "volumesnapshotcontent/conditions";
    String kind = "volumesnapshotclass/conditions";
    return on(
        asked(SNAPSHOTS, "delete", delete(nightly)),
        asked(SNAPSHOTS, "finalizer removed", patch(nightly, finalizers())),
        free("ready", patchStatus(nightly, "{'status':{'readyToUse':true}}")),
        free("bound", patchStatus("volumesnapshot/fresh", boundTo("snapcontent-1"))),
        asked(SNAPSHOTS, "bound elsewhere", patchStatus(nightly, boundTo("snapcontent-2"))),
        free("annotation", patch(nightly, annotation("note", "x"))),
        asked(CONTENTS, "content deleted", delete(content)),
        asked(CONTENTS, "content dropped", patch(content, "{'spec':{'deletionPolicy':'Delete'}}")),
        asked(
            CONTENTS,
            "content taken",
            patch(content, "{'spec':{'volumeSnapshotRef':{'uid':null}}}")),
        free("content taken by the driver", patchStatus(content, "{'status':{'readyToUse':true}}")),
        free(
            "protection lifted once the snapshot is gone",
            patch(content, finalizers("example.com/mine"))),
        asked(CLASSES, "class drops", patch(kind, "{'deletionPolicy':'Delete'}")),
        asked(CLASSES, "class elsewhere", patch(kind, "{'driver':'other.example'}")),
        free("class parameters", patch(kind, "{'parameters':{'a':'b'}}")),
        asked("storageclasses.storage", "storage class deleted", delete("sc/conditions")),
        free("storage class annotation", patch("sc/conditions", annotation("note", "x"))));
  }

  @TestFactory
  Stream<DynamicTest> cascades() {
    String ours = "crd/volumesnapshots.snapshot.storage.k8s.io";
    String other = "crd/widgets.example.com";
    return on(
        asked("namespaces", "namespace deleted", delete("ns/conditions")),
        asked("namespaces", "linking label", patch("ns/conditions", LINKING)),
        free("other label", patch("ns/conditions", label("x", "'y'"))),
        free("annotation", patch("ns/conditions", annotation("note", "x"))),
        asked("namespaces", "/finalize", List.of("replace", "--raw", FINALIZE, "-f", "-"))
            .with(
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":"
                    + "\"conditions\"},\"spec\":{\"finalizers\":[]}}"),
        asked("customresourcedefinitions", "CRD deleted", delete(ours)),
        asked("customresourcedefinitions", "any CRD deleted", delete(other)),
        asked(
            "customresourcedefinitions",
            "spec of a watched kind",
            patch(ours, "{'spec':{'names':{'shortNames':['x']}}}")),
        asked(
            "customresourcedefinitions",
            "spec of our own",
            patch("crd/approvers.holdfast.dev", "{'spec':{'names':{'shortNames':['x']}}}")),
        free("spec of another", patch(other, "{'spec':{'names':{'shortNames':['x']}}}")),
        free("annotation of a watched kind", patch(ours, annotation("note", "x"))));
  }

  @TestFactory
  Stream<DynamicTest> guard() {
    String policy = "guardrailpolicy/conditions";
    String ready = "{'status':{'replicas':'1/1'}}";
    return on(
        free("new policy", creating())
            .with(
                "{apiVersion: holdfast.dev/v1alpha1, kind: GuardrailPolicy,"
                    + " metadata: {name: new}, spec: {rego: package new}}"),
        asked("guard", "policy changed", patch(policy, "{'spec':{'rego':'package other'}}")),
        free("policy unchanged", patch(policy, "{'spec':{'rego':'package conditions'}}")),
        asked("guard", "policy deleted", delete(policy)),
        asked("guard", "status by anybody", patchStatus(policy, ready)),
        free("status by the operator", patchStatus(policy, ready)).as(OPERATOR),
        asked("guard", "policy by the operator", patch(policy, "{'spec':{'enforcement':'Warn'}}"))
            .as(OPERATOR),
        asked(
            "guard",
            "bundle by anybody",
            patch("policybundle/active", "{'spec':{'trustRootClosed':true}}")),
        free(
                "bundle by the operator",
                patch("policybundle/active", "{'spec':{'trustRootClosed':true}}"))
            .as(OPERATOR),
        asked(
            "guard",
            "approver changed",
            patch("approver/conditions", "{'spec':{'groups':['trust']}}")),
        asked("guard", "approver deleted", delete("approver/conditions")),
        asked(
                "guard",
                "window opened by the operator",
                patch(
                    "mw/holdfast",
                    "{'spec':{'requester':'a','notAfter':'2026-11-23T12:00:00Z','reason':'b'}}"))
            .as(OPERATOR),
        asked("guard", "window deleted", delete("mw/holdfast")),
        asked("guard", "request deleted", delete("chr/chr-conditions")),
        asked("guard", "approval handed in", creating())
            .with(
                "{apiVersion: holdfast.dev/v1alpha1, kind: ChangeApproval, metadata: {name: a},"
                    + " spec: {decision: Reject, reason: not now, statement: x}}"));
  }

  @Test
  void volumesBindWhileNoWebhookAnswers() {
    kubectl.apply(BINDING).orThrow();
    kubectl.must(
        "wait",
        "pvc/late",
        "-n",
        "conditions",
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=30s");
  }

  @TestFactory
  Stream<DynamicTest> creation() {
    installation.failOnCreation();
    return on(
            asked("creation", "volume", creating()).with(BINDING),
            asked("creation", "claim", creating()).with(claimNamed("e", "", "")),
            asked("persistentvolumeclaims", "claim that grabs a volume", creating())
                .with(claimNamed("f", OWNER, "conditions-free")),
            free("configmap", List.of("create", "configmap", "g", "-n", "conditions")))
        .onClose(installation::ignoreCreation);
  }

  @TestFactory
  Stream<DynamicTest> shells() {
    String debug = "{'spec':{'ephemeralContainers':[{'name':'d','image':'example.com/d'}]}}";
    return on(
        asked("shell", "exec", List.of("create", "--raw", connect("exec?command=sh"), "-f", "-")),
        asked(
            "shell",
            "attach",
            List.of("create", "--raw", connect("attach?stdout=true"), "-f", "-")),
        asked(
            "shell", "portforward", List.of("create", "--raw", connect("portforward"), "-f", "-")),
        asked("shell", "proxy", List.of("get", "--raw", connect("proxy/"))),
        asked("shell", "ephemeral container", patchTo("pod/app", "ephemeralcontainers", debug)),
        free("label", patch("pod/app", "{'metadata':{'labels':{'x':'y'}}}")));
  }

  @TestFactory
  Stream<DynamicTest> pods() {
    String claim = "persistentVolumeClaim: {claimName: data}";
    String deployment = "deployment/app";
    String set = "statefulset/keeps";
    installation.failOnCreation();
    return on(
            free("pod without storage", creating()).with(podWith("emptyDir: {}")),
            free("pod with settings", creating())
                .with(podWith("projected: {sources: [{configMap: {name: plain}}]}")),
            asked("pods", "pod with a claim", creating()).with(podWith(claim)),
            asked("pods", "pod with a folder of its node", creating())
                .with(podWith("hostPath: {path: /}")),
            asked("pods", "pod with inline nfs", creating())
                .with(podWith("nfs: {server: filer.example, path: /}")),
            asked("pods", "job with a claim", creating()).with(jobWith(claim)),
            free("job without storage", creating()).with(jobWith("emptyDir: {}")),
            asked("pods", "cron job with a claim", creating()).with(cronJobWith(claim)),
            free("cron job without storage", creating()).with(cronJobWith("emptyDir: {}")),
            asked("pods", "volume added", patch(deployment, template(volume("other")))),
            free("rolled with its claim", patch(deployment, template(LABELLED))),
            free("scaled with its claim", patch(deployment, "{'spec':{'replicas':0}}")),
            asked("pods", "set gets a claim", patch(set, template(volume("data")))),
            free("set rolled", patch(set, template(LABELLED))))
        .onClose(installation::ignoreCreation);
  }

  @TestFactory
  Stream<DynamicTest> everythingElse() {
    return on(
        free("configmap deleted", delete("configmap/plain")),
        free("configmap changed", patch("configmap/plain", "{'data':{'a':'b'}}")),
        free("secret created", List.of("create", "secret", "generic", "s", "-n", "conditions")),
        free("namespace created", List.of("create", "namespace", "another")));
  }

  private static Stream<DynamicTest> on(Attempt... attempts) {
    return Stream.of(attempts).map(attempt -> attempt.on(kubectl));
  }

  private static String label(String key, String value) {
    return "{'metadata':{'labels':{'" + key + "':" + value + "}}}";
  }

  private static String annotation(String key, String value) {
    return "{'metadata':{'annotations':{'" + key + "':'" + value + "'}}}";
  }

  private static String finalizers(String... names) {
    String list = names.length == 0 ? "" : "'" + String.join("','", names) + "'";
    return "{'metadata':{'finalizers':[" + list + "]}}";
  }

  private static String policy(String policy) {
    return "{'spec':{'persistentVolumeReclaimPolicy':'" + policy + "'}}";
  }

  private static String claim(String fields) {
    return "{'spec':{'claimRef':{'namespace':'conditions'," + fields + "}}}";
  }

  private static String boundTo(String content) {
    return "{'status':{'boundVolumeSnapshotContentName':'" + content + "'}}";
  }

  private static String retention(String when, String what, String more) {
    return "{'spec':{"
        + more
        + "'persistentVolumeClaimRetentionPolicy':{'"
        + when
        + "':'"
        + what
        + "'}}}";
  }

  private static List<String> scale(String target, int replicas) {
    return List.of("scale", target, "-n", "conditions", "--replicas=" + replicas);
  }

  private static String connect(String subresource) {
    return "/api/v1/namespaces/conditions/pods/app/" + subresource;
  }

  private static List<String> patchTo(String target, String subresource, String json) {
    List<String> arguments = new ArrayList<>(patch(target, json));
    arguments.add("--subresource=" + subresource);
    return arguments;
  }

  private static String template(String inside) {
    return "{'spec':{'template':{" + inside + "}}}";
  }

  private static String volume(String claim) {
    return "'spec':{'volumes':[{'name':'more','persistentVolumeClaim':{'claimName':'"
        + claim
        + "'}}]}";
  }

  private static String podWith(String source) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: new}
        spec: {automountServiceAccountToken: false, %s}
        """
        .formatted(podSpec(source));
  }

  private static String jobWith(String source) {
    return """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: new}
        spec: {template: {spec: {restartPolicy: Never, %s}}}
        """
        .formatted(podSpec(source));
  }

  private static String cronJobWith(String source) {
    return """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: new}
        spec: {schedule: "@daily", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, %s}}}}}
        """
        .formatted(podSpec(source));
  }

  private static String podSpec(String source) {
    return "containers: [{name: c, image: example.com/c}], volumes: [{name: v, %s}]"
        .formatted(source);
  }

  private static String claimNamed(String name, String owner, String volume) {
    return """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s, ownerReferences: [%s]}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: elsewhere
          volumeName: "%s"
          resources: {requests: {storage: 1Gi}}
        """
        .formatted(name, owner, volume);
  }
}

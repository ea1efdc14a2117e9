package dev.holdfast.it.harmless;

import java.nio.file.Path;
import java.util.List;

/** The cluster itself: namespaces, definitions, classes, nodes, leases. */
final class ClusterWorkflows {
  private ClusterWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("a namespace gets labels", ClusterWorkflows::labels),
        Workflow.of("a CRD gets a version beside the old one", ClusterWorkflows::definition),
        Workflow.of("the snapshot CRDs are upgraded", ClusterWorkflows::snapshotDefinitions),
        Workflow.of("classes are added, the default moves", ClusterWorkflows::classes),
        Workflow.of("a node joins, is cordoned and leaves", ClusterWorkflows::node),
        Workflow.of("volumes are attached and detached", ClusterWorkflows::attachment),
        Workflow.of("leaders are elected", ClusterWorkflows::leases));
  }

  private static void labels(Stage stage) {
    String namespace = "namespace/" + stage.production();
    ClaimWorkflows.fill(stage, stage.named("production"));
    stage
        .agent()
        .does("label", namespace, "pod-security.kubernetes.io/enforce=baseline", "env=prod");
    stage
        .agent()
        .does("label", namespace, "pod-security.kubernetes.io/enforce=privileged", "--overwrite");
    stage.agent().does("label", namespace, "pod-security.kubernetes.io/enforce-");
    stage.agent().does("annotate", namespace, "owner=orders");
  }

  private static void definition(Stage stage) {
    String namespace = stage.production();
    String group = stage.named("x.example.com");
    stage.agent().applies(Definitions.crd(group, "Ledger", "ledgers"));
    Definitions.await(stage, "ledgers." + group);
    String ledger =
        "{apiVersion: %s/v1, kind: Ledger, metadata: {name: main, namespace: %s}}"
            .formatted(group, namespace);
    stage.agent().creates(ledger);
    String both = Definitions.version("v1", false) + ", " + Definitions.version("v2", true);
    stage.agent().applies(Definitions.crd(group, "Ledger", "ledgers", both));
    stage.agent().does("annotate", "ledgers." + group + "/main", "a=b", "-n", namespace);
    stage.agent().does("delete", "ledgers." + group + "/main", "-n", namespace);
  }

  /** Re-applied, then with one more version and one more field. */
  private static void snapshotDefinitions(Stage stage) {
    for (Path file : stage.cluster().tools().snapshotCrds()) {
      stage.human().does("apply", "--server-side", "--force-conflicts", "-f", file.toString());
    }
    String crd = "crd/volumesnapshotclasses.snapshot.storage.k8s.io";
    if (!stage.find(crd, "").orElseThrow().at("/spec/versions").toString().contains("v1alpha9")) {
      stage
          .human()
          .does(
              "patch",
              crd,
              "--type=json",
              "-p",
              "[{\"op\": \"add\", \"path\": \"/spec/versions/-\", \"value\": "
                  + NEXT_VERSION
                  + "}]");
    }
    Definitions.await(stage, crd.substring("crd/".length()));
  }

  private static final String NEXT_VERSION =
      """
      {"name": "v1alpha9", "served": true, "storage": false, "schema": {"openAPIV3Schema":
      {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}""";

  private static void classes(Stage stage) {
    String faster = stage.named("faster");
    stage
        .agent()
        .applies(
            Scenery.CLASSES
                .replace(Scenery.CLASS, faster)
                .replace(Scenery.SNAPSHOT_CLASS, stage.named("snapshots")));
    String mark = "storageclass.kubernetes.io/is-default-class";
    stage.agent().does("annotate", "storageclass/" + Scenery.CLASS, mark + "=true", "--overwrite");
    stage.agent().does("annotate", "storageclass/" + faster, mark + "=true");
    stage.agent().does("annotate", "storageclass/" + faster, mark + "-");
    stage.agent().does("annotate", "storageclass/" + Scenery.CLASS, mark + "-");
  }

  private static void node(Stage stage) {
    Kubelet kubelet = new Kubelet(stage);
    kubelet.register();
    stage.human().does("label", "node", kubelet.node(), "pool=databases");
    stage.human().does("taint", "node", kubelet.node(), "dedicated=db:NoSchedule");
    stage.human().does("cordon", kubelet.node());
    stage.human().does("delete", "node", kubelet.node());
  }

  /** By the real attach-detach controller, and the driver's attacher with its finalizers. */
  static void attachment(Stage stage) {
    String namespace = ClaimWorkflows.filled(stage);
    String pods = Paths.collection("pod", namespace);
    stage.human().posts(pods, Manifests.pod(namespace, "app", "data"));
    stage.platform().until("the volume to be attached", namespace, view -> view.attached(1));
    stage.agent().deletes("pod/app", namespace);
    stage.platform().until("it to be detached", namespace, view -> view.attachments().isEmpty());
    stage.human().posts(pods, Manifests.pod(namespace, "app", "data"));
    stage.platform().until("it to be attached again", namespace, view -> view.attached(1));
  }

  static void leases(Stage stage) {
    List<Actor> leaders =
        List.of(stage.snapshotController(), stage.driver(), stage.account("velero", "velero"));
    String namespace = stage.production();
    for (Actor leader : leaders) {
      String name = stage.named("leader-" + leaders.indexOf(leader));
      leader.posts(
          Paths.collection("lease", namespace),
          "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: %s, namespace: %s}, spec: {holderIdentity: a}}"
              .formatted(name, namespace));
      leader.patches("lease/" + name, namespace, "{\"spec\": {\"holderIdentity\": \"b\"}}");
    }
  }
}

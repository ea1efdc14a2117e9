package dev.holdfast.it.guard;

import static dev.holdfast.it.guard.Plays.NAMESPACE;
import static dev.holdfast.it.guard.Plays.creation;
import static dev.holdfast.it.guard.Plays.here;
import static dev.holdfast.it.guard.Plays.json;
import static dev.holdfast.it.guard.Plays.kubectl;
import static dev.holdfast.it.guard.Plays.merge;
import static dev.holdfast.it.guard.Plays.pod;
import static dev.holdfast.it.guard.Plays.template;

import dev.holdfast.it.guard.Attempt.Result;
import java.util.List;
import java.util.stream.Stream;

/** Every way that was thought of. */
public final class Attempts {
  private static final String BROKEN = "{\"metadata\": {\"labels\": {\"broken\": \"true\"}}}";

  private Attempts() {}

  /** All of them, in the order of the table. */
  public static List<Attempt> all() {
    return Stream.of(configuration(), definitions(), rights(), accounts(), objects(), workloads())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Attempt> configuration() {
    return List.of(
        Attempt.guarded(
            "webhook configuration: a label",
            kubectl("label", "validatingwebhookconfigurations", "holdfast", "a=b")),
        Attempt.guarded(
            "webhook configuration: failurePolicy Ignore",
            json(
                "validatingwebhookconfiguration/holdfast",
                "replace",
                "/webhooks/0/failurePolicy",
                "\"Ignore\"")),
        Attempt.guarded(
            "webhook configuration: another caBundle",
            json(
                "validatingwebhookconfiguration/holdfast",
                "replace",
                "/webhooks/0/clientConfig/caBundle",
                "\"AAAA\"")),
        Attempt.guarded(
            "webhook configuration: a namespaceSelector that fits nothing",
            json(
                "validatingwebhookconfiguration/holdfast",
                "add",
                "/webhooks/0/namespaceSelector",
                "{\"matchLabels\": {\"no\": \"where\"}}")),
        Attempt.guarded(
            "webhook configuration: an entry less",
            json("validatingwebhookconfiguration/holdfast", "remove", "/webhooks/0", "")),
        Attempt.guarded(
            "webhook configuration: no entries",
            merge("validatingwebhookconfiguration/holdfast", "{\"webhooks\": []}")),
        Attempt.guarded(
            "webhook configuration: an owner whose deletion takes it along",
            merge(
                "validatingwebhookconfiguration/holdfast",
                "{\"metadata\": {\"ownerReferences\": [{\"apiVersion\": \"v1\", \"kind\": \"Namespace\","
                    + " \"name\": \"default\", \"uid\": \"0\"}]}}")),
        Attempt.guarded(
            "webhook configuration: deleted",
            kubectl("delete", "validatingwebhookconfigurations", "holdfast")),
        Attempt.guarded(
            "webhook configuration: deleted with all others",
            kubectl("delete", "validatingwebhookconfigurations", "--all")),
        new Attempt(
            "maintenance window: deleted",
            kubectl("delete", "mw", "holdfast"),
            Result.REFUSED_BY_WEBHOOK,
            Result.REFUSED_BY_WEBHOOK),
        new Attempt(
            "maintenance window: opened without signatures",
            merge(
                "mw/holdfast",
                "{\"spec\": {\"requester\": \"eve\", \"notAfter\": \"2999-01-01T00:00:00Z\","
                    + " \"reason\": \"a\"}}"),
            Result.REFUSED_BY_WEBHOOK,
            Result.REFUSED_BY_WEBHOOK));
  }

  private static List<Attempt> definitions() {
    return List.of(
        new Attempt(
            "definitions: one deleted",
            kubectl("delete", "crd", "approvers.holdfast.dev"),
            Result.REFUSED_BY_WEBHOOK,
            Result.REFUSED),
        new Attempt(
            "definitions: all deleted",
            kubectl("delete", "crd", "--all"),
            Result.REFUSED_BY_WEBHOOK,
            Result.REFUSED),
        new Attempt(
            "definitions: the window's made to open itself",
            json(
                "crd/maintenancewindows.holdfast.dev",
                "add",
                "/spec/versions/0/schema/openAPIV3Schema/properties/spec/default",
                "{}"),
            Result.REFUSED_BY_WEBHOOK,
            Result.REFUSED),
        Attempt.guarded(
            "another server for our API group",
            creation(
                """
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: v1alpha2.holdfast.dev}
                spec: {group: holdfast.dev, version: v1alpha2, groupPriorityMinimum: 2000, versionPriority: 20,
                  insecureSkipTLSVerify: true, service: {namespace: default, name: kubernetes}}
                """)));
  }

  private static List<Attempt> rights() {
    return List.of(
        Attempt.guarded(
            "rights: the webhook's taken",
            merge("clusterrole/holdfast-webhook", "{\"rules\": []}")),
        Attempt.guarded(
            "rights: a ClusterRoleBinding deleted",
            kubectl("delete", "clusterrolebinding", "holdfast-webhook")),
        Attempt.guarded(
            "rights: all ClusterRoleBindings deleted",
            kubectl("delete", "clusterrolebindings", "--all")),
        Attempt.guarded("rights: a Role deleted", here("delete", "role", "holdfast-webhook")),
        Attempt.guarded(
            "rights: a RoleBinding to read the Secrets",
            here("create", "rolebinding", "spy", "--clusterrole=admin", "--user=eve")));
  }

  private static List<Attempt> accounts() {
    return List.of(
        Attempt.guarded(
            "accounts: one deleted", here("delete", "serviceaccount", "holdfast-webhook")),
        Attempt.guarded("accounts: all deleted", here("delete", "serviceaccounts", "--all")),
        Attempt.guarded(
            "accounts: a token of the operator's",
            kubectl -> kubectl.run("create", "token", "holdfast-operator", "-n", NAMESPACE)),
        Attempt.guarded(
            "accounts: a Secret that gets a token of the operator's",
            creation(
                """
                apiVersion: v1
                kind: Secret
                type: kubernetes.io/service-account-token
                metadata:
                  name: steal
                  namespace: holdfast
                  annotations: {kubernetes.io/service-account.name: holdfast-operator}
                """)));
  }

  private static List<Attempt> objects() {
    return List.of(
        Attempt.guarded(
            "certificate: the Secret changed",
            merge("secret/holdfast-webhook-tls", "{\"data\": {\"tls.crt\": \"AAAA\"}}")),
        Attempt.guarded(
            "certificate: the Secret deleted", here("delete", "secret", "holdfast-webhook-tls")),
        Attempt.guarded("certificate: all Secrets deleted", here("delete", "secrets", "--all")),
        Attempt.guarded(
            "settings: changed",
            merge(
                "configmap/holdfast-settings",
                "{\"data\": {\"settings.yaml\": \"trustCount: 0\"}}")),
        Attempt.guarded("settings: deleted", here("delete", "configmap", "holdfast-settings")),
        Attempt.guarded(
            "bundle: deleted", here("delete", "configmap", "-l", "holdfast.dev/bundle=true")),
        Attempt.guarded("bundle: all ConfigMaps deleted", here("delete", "configmaps", "--all")),
        Attempt.guarded("namespace: deleted", kubectl("delete", "namespace", NAMESPACE)),
        Attempt.guarded("namespace: a label", merge("namespace/" + NAMESPACE, BROKEN)),
        Attempt.guarded(
            "namespace: the label that the admission policy goes by",
            kubectl(
                "label",
                "--overwrite",
                "namespace",
                NAMESPACE,
                "kubernetes.io/metadata.name=other")),
        Attempt.guarded("quota: no Pods", here("create", "quota", "none", "--hard=pods=0")),
        Attempt.guarded(
            "limits: no memory",
            creation(
                """
                apiVersion: v1
                kind: LimitRange
                metadata: {name: none, namespace: holdfast}
                spec: {limits: [{type: Pod, max: {memory: 1Mi}}]}
                """)),
        Attempt.guarded(
            "network: nobody reaches the webhook",
            creation(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: none, namespace: holdfast}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                """)),
        Attempt.guarded(
            "network: another Pod behind the Service",
            creation(
                """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: mine, namespace: holdfast, labels: {kubernetes.io/service-name: holdfast-webhook}}
                addressType: IPv4
                endpoints: [{addresses: [10.0.0.9]}]
                ports: [{name: https, port: 443}]
                """)),
        Attempt.guarded(
            "network: another Service of that name",
            creation(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: holdfast-webhook, namespace: holdfast}
                spec: {ports: [{port: 443}]}
                """)),
        Attempt.guarded(
            "disruption: a budget that lets nothing be moved",
            here("create", "pdb", "none", "--selector=app=a", "--max-unavailable=0")));
  }

  private static List<Attempt> workloads() {
    return List.of(
        Attempt.guarded(
            "workload: a Pod with the operator's account",
            creation(pod("serviceAccountName: holdfast-operator"))),
        Attempt.guarded(
            "workload: by the old field name", creation(pod("serviceAccount: holdfast-operator"))),
        Attempt.guarded(
            "workload: a Pod that the Service would pick",
            creation(
                pod("terminationGracePeriodSeconds: 1")
                    .replace(
                        "namespace: holdfast",
                        "namespace: holdfast, labels: {app.kubernetes.io/name: holdfast}"))),
        Attempt.guarded(
            "workload: a ReplicaSet",
            creation(
                template(
                    "apps/v1", "ReplicaSet", "replicas: 1, selector: {matchLabels: {a: b}}, "))),
        Attempt.guarded(
            "workload: a Deployment",
            creation(template("apps/v1", "Deployment", "selector: {matchLabels: {a: b}}, "))),
        Attempt.guarded(
            "workload: a StatefulSet",
            creation(template("apps/v1", "StatefulSet", "selector: {matchLabels: {a: b}}, "))),
        Attempt.guarded(
            "workload: a DaemonSet",
            creation(template("apps/v1", "DaemonSet", "selector: {matchLabels: {a: b}}, "))),
        Attempt.guarded(
            "workload: a ReplicationController",
            creation(template("v1", "ReplicationController", ""))),
        Attempt.guarded("workload: a Job", creation(template("batch/v1", "Job", ""))),
        Attempt.guarded(
            "workload: a CronJob",
            creation(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: mine, namespace: holdfast}
                spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {serviceAccountName: holdfast-operator,
                  restartPolicy: Never, containers: [{name: a, image: a}]}}}}}
                """)),
        new Attempt(
            "workload: a Pod with another account",
            creation(pod("serviceAccountName: default")),
            Result.PASSES,
            Result.PASSES));
  }
}

package dev.holdfast.core.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.ResourceKind;
import dev.holdfast.core.identity.SystemAccounts;
import java.util.List;
import java.util.Optional;

/**
 * A kind whose objects hold the spec of Pods: a Pod, or the template that a controller of
 * Kubernetes makes Pods of.
 *
 * @param spec keys that lead to the Pod's spec
 * @param controller whose account makes objects of the template; empty for Pods
 * @param makes plural of what it makes, always with its owner
 */
public record PodHolder(
    String group,
    String resource,
    String kind,
    List<String> spec,
    String controller,
    String makes) {
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");
  private static final String PODS = "pods";

  /** Pods first. */
  public static final List<PodHolder> ALL =
      List.of(
          new PodHolder("", PODS, "Pod", List.of("spec"), "", ""),
          of("", "replicationcontrollers", "ReplicationController", "replication-controller", PODS),
          of("apps", "deployments", "Deployment", "deployment-controller", "replicasets"),
          of("apps", "statefulsets", "StatefulSet", "statefulset-controller", PODS),
          of("apps", "daemonsets", "DaemonSet", "daemon-set-controller", PODS),
          of("apps", "replicasets", "ReplicaSet", "replicaset-controller", PODS),
          of("batch", "jobs", "Job", "job-controller", PODS),
          new PodHolder(
              "batch",
              "cronjobs",
              "CronJob",
              List.of("spec", "jobTemplate", "spec", "template", "spec"),
              "cronjob-controller",
              "jobs"));

  public PodHolder {
    spec = List.copyOf(spec);
  }

  private static PodHolder of(
      String group, String resource, String kind, String controller, String makes) {
    return new PodHolder(group, resource, kind, TEMPLATE, controller, makes);
  }

  public static Optional<PodHolder> find(ResourceKind kind) {
    return ALL.stream()
        .filter(one -> one.group.equals(kind.group()) && one.resource.equals(kind.resource()))
        .findFirst();
  }

  /**
   * Whether a controller of Kubernetes makes what a template says: the template was judged when it
   * was written, and nothing may keep a database from restarting.
   */
  static boolean carriesOut(Change change) {
    JsonNode object = change.object();
    if (change.operation() != Operation.CREATE || object == null) {
      return false;
    }
    for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean()
          && ALL.stream().anyMatch(one -> one.made(change, owner))) {
        return true;
      }
    }
    return false;
  }

  boolean isPod() {
    return controller.isEmpty();
  }

  /** JSON Pointer to the Pod's spec. */
  String pointer() {
    return "/" + String.join("/", spec);
  }

  private boolean made(Change change, JsonNode owner) {
    String apiVersion = owner.path("apiVersion").asText();
    int slash = apiVersion.indexOf('/');
    return makes.equals(change.kind().resource())
        && kind.equals(owner.path("kind").asText())
        && group.equals(slash < 0 ? "" : apiVersion.substring(0, slash))
        && SystemAccounts.isController(change.requester().username(), controller);
  }
}

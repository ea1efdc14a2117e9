package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.it.api.Api;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where one workflow is played, and who plays.
 *
 * @param token begins every name of this workflow
 */
public record Stage(DevCluster cluster, Installation installation, String token) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** An AI agent; policies are strictest with it, so everyday work is mostly its work here. */
  Actor agent() {
    return account("agents", "cursor");
  }

  /** A person by the chart's values. */
  Actor human() {
    return user("hugo@example.com").inGroup("people");
  }

  Actor account(String namespace, String name) {
    return user("system:serviceaccount:" + namespace + ":" + name);
  }

  Actor user(String name) {
    return new Actor(cluster.kubectl(), api(), List.of(name), false);
  }

  /** The storage driver's sidecars, which share one account. */
  Actor driver() {
    return account("kube-system", "ebs-csi-controller-sa");
  }

  Actor snapshotController() {
    return account("kube-system", "snapshot-controller");
  }

  Platform platform() {
    return new Platform(this);
  }

  Api api() {
    return Api.of(cluster);
  }

  /** Makes a production namespace in which Pods can be made. */
  String production() {
    return namespace("production", "environment: production");
  }

  /** Makes a namespace that nothing links to production. */
  String ci() {
    return namespace("ci", "environment: ci");
  }

  String namespace(String suffix, String labels) {
    String name = named(suffix);
    human().posts("/api/v1/namespaces", Manifests.namespace(name, labels));
    await("an account for Pods of " + name, () -> exists("serviceaccount/default", name));
    return name;
  }

  /** Names with this workflow's token before them. */
  String named(String name) {
    return token + "-" + name;
  }

  Optional<JsonNode> find(String object, String namespace) {
    return api().get(Paths.of(object, namespace));
  }

  /** A field by JSON Pointer; empty when object or field are missing. */
  String field(String object, String namespace, String pointer) {
    return find(object, namespace).map(found -> found.at(pointer).asText()).orElse("");
  }

  boolean exists(String object, String namespace) {
    return find(object, namespace).isPresent();
  }

  void awaitGone(String object, String namespace) {
    await(object + " to be gone from " + namespace, () -> !exists(object, namespace));
  }

  void awaitBound(String claim, String namespace) {
    await(
        "claim " + claim + " of " + namespace + " to be bound",
        () -> field("pvc/" + claim, namespace, "/status/phase").equals("Bound"));
  }

  /** Waits for the real controllers. */
  void await(String what, BooleanSupplier condition) {
    try {
      Await.until(what, LIMIT, condition);
    } catch (IllegalStateException e) {
      throw new HinderedException("stuck: " + e.getMessage());
    }
  }
}

package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.NamespacePerTest;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.devcluster.junit.TestNamespace;
import dev.holdfast.devcluster.scene.Snapshots;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inventory of a real cluster holds what is in it, whatever comes and goes, kinds included. */
@ExtendWith({SharedCluster.class, NamespacePerTest.class})
class LiveInventoryIT {
  private LiveInventory live;
  private DevCluster cluster;
  private String namespace;

  @BeforeEach
  void start(DevCluster shared, TestNamespace own) {
    cluster = shared;
    namespace = own.name();
    live =
        new LiveInventory(
            cluster.client(), Catalogue.builtIn(), Duration.ofSeconds(10), Clock.systemUTC());
    live.start();
    Eventually.holds(
        "all kinds known", () -> live.staleKinds(Clock.systemUTC().instant()).isEmpty());
  }

  @AfterEach
  void stop() {
    live.close();
  }

  @Test
  void objectsAppearChangeAndGo() {
    assertThat(live.inventory().find(ref("namespaces", "", namespace))).isPresent();
    Claim claim = Claim.of(namespace, "data");
    cluster.kubectl().apply(Storage.pair("pv-" + namespace, "vol-" + namespace, "Retain", claim));
    Backing backing = new Backing(Storage.DRIVER, "vol-" + namespace);
    Eventually.holds(
        "bound volume found by its backing",
        () ->
            live.inventory().onBacking(backing).stream()
                .anyMatch(volume -> !volume.field("spec.claimRef.uid").isEmpty()));
    cluster.kubectl().must("label", "namespace", namespace, "environment=production");
    Eventually.holds(
        "label seen",
        () -> "production".equals(live.inventory().namespaceLabels(namespace).get("environment")));
    cluster.kubectl().must("delete", "pvc", "data", "-n", namespace);
    cluster.kubectl().must("delete", "pv", "pv-" + namespace);
    Eventually.holds(
        "all gone",
        () ->
            live.inventory().inNamespace(namespace).isEmpty()
                && live.inventory().onBacking(backing).isEmpty());
  }

  @Test
  void kindsAreTakenUpWhenTheirDefinitionAppears() {
    Snapshots snapshots = Snapshots.install(cluster);
    cluster
        .kubectl()
        .apply(
            Storage.pair(
                "pv-" + namespace, "vol-" + namespace, "Retain", Claim.of(namespace, "data")));
    Storage.awaitBound(cluster.kubectl(), Claim.of(namespace, "data"));
    snapshots.take(Snapshot.independent(namespace, "safe", "data"));
    Eventually.holds(
        "ready snapshot seen",
        () ->
            live.inventory()
                .find(
                    new ObjectRef(
                        "snapshot.storage.k8s.io", "volumesnapshots", "", namespace, "safe"))
                .filter(snapshot -> snapshot.field("status.readyToUse").equals("true"))
                .isPresent());
    assertThat(live.staleKinds(Clock.systemUTC().instant())).isEmpty();
  }

  @Test
  void liveReadsShowWhatIsThere() {
    cluster.kubectl().apply(Storage.claim(Claim.of(namespace, "data"), ""));
    ObjectRef there = ref("persistentvolumeclaims", namespace, "data");
    ObjectRef missing = ref("persistentvolumeclaims", namespace, "nothing");
    var answers = live.evidence().read(List.of(there, missing));
    assertThat(answers.get(there))
        .isInstanceOfSatisfying(
            LiveObject.Found.class,
            found -> assertThat(found.object()).extracting(InventoryObject::ref).isEqualTo(there));
    assertThat(answers.get(missing)).isEqualTo(new LiveObject.Absent());
  }

  private static ObjectRef ref(String resource, String namespace, String name) {
    return new ObjectRef("", resource, "", namespace, name);
  }
}

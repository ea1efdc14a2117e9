package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InMemoryInventoryTest {
  private static final Backing FIRST = new Backing("ebs.csi.aws.com", "vol-1");
  private static final Backing SECOND = new Backing("ebs.csi.aws.com", "vol-2");
  private static final Template CLAIM_OF_VOLUME =
      Template.parse("{spec.claimRef.namespace}/{spec.claimRef.name}");

  private final InMemoryInventory inventory = new InMemoryInventory(Catalogue.builtIn());

  @Test
  void findsByEverythingThatAnObjectIsKnownBy() {
    InventoryObject volume = volume("pv-1", "u-1", FIRST, "orders", "data");
    inventory.put(volume);
    assertThat(inventory.find(volume.ref())).contains(volume);
    assertThat(inventory.byUid("u-1")).contains(volume);
    assertThat(inventory.onBacking(FIRST)).containsExactly(volume);
    assertThat(inventory.ofKind("", "persistentvolumes")).containsExactly(volume);
    assertThat(inventory.dependents("owner-of-u-1")).containsExactly(volume);
    assertThat(inventory.matching("", "persistentvolumes", CLAIM_OF_VOLUME, "orders/data"))
        .containsExactly(volume);
    assertThat(inventory.count("", "persistentvolumes")).isEqualTo(1);
  }

  @Test
  void replacingForgetsWhatNoLongerHolds() {
    inventory.put(volume("pv-1", "u-1", FIRST, "orders", "data"));
    InventoryObject changed = volume("pv-1", "u-2", SECOND, "ci", "data");
    inventory.put(changed);
    assertThat(inventory.byUid("u-1")).isEmpty();
    assertThat(inventory.onBacking(FIRST)).isEmpty();
    assertThat(inventory.dependents("owner-of-u-1")).isEmpty();
    assertThat(inventory.matching("", "persistentvolumes", CLAIM_OF_VOLUME, "orders/data"))
        .isEmpty();
    assertThat(inventory.onBacking(SECOND)).containsExactly(changed);
    assertThat(inventory.size()).isEqualTo(1);
  }

  @Test
  void removingForgetsEverything() {
    InventoryObject volume = volume("pv-1", "u-1", FIRST, "orders", "data");
    inventory.put(volume);
    inventory.remove(volume.ref());
    inventory.remove(volume.ref());
    assertThat(inventory.find(volume.ref())).isEmpty();
    assertThat(inventory.byUid("u-1")).isEmpty();
    assertThat(inventory.onBacking(FIRST)).isEmpty();
    assertThat(inventory.size()).isZero();
  }

  @Test
  void replacingAKindKeepsTheOthers() {
    inventory.put(volume("pv-1", "u-1", FIRST, "orders", "data"));
    inventory.put(volume("pv-2", "u-2", SECOND, "orders", "data"));
    InventoryObject namespace = namespace("orders");
    inventory.put(namespace);
    inventory.replace(
        "", "persistentvolumes", List.of(volume("pv-2", "u-2", SECOND, "orders", "data")));
    assertThat(inventory.onBacking(FIRST)).isEmpty();
    assertThat(inventory.onBacking(SECOND)).hasSize(1);
    assertThat(inventory.find(namespace.ref())).contains(namespace);
    assertThat(inventory.namespaceLabels("orders")).containsEntry("environment", "production");
    assertThat(inventory.namespaceLabels("unknown")).isEmpty();
  }

  @Test
  void manyMayShareAKey() {
    for (int number = 0; number < 100; number++) {
      inventory.put(volume("pv-" + number, "u-" + number, FIRST, "orders", "data"));
    }
    assertThat(inventory.onBacking(FIRST)).hasSize(100);
    for (int number = 0; number < 100; number++) {
      assertThat(inventory.onBacking(FIRST)).hasSize(100 - number);
      inventory.remove(volume("pv-" + number, "", FIRST, "", "").ref());
    }
    assertThat(inventory.onBacking(FIRST)).isEmpty();
  }

  @Test
  void aReaderFindsAnObjectWhileItIsReplaced() throws InterruptedException {
    for (int number = 0; number < 3; number++) {
      inventory.put(volume("pv-" + number, "u-" + number, FIRST, "orders", "data"));
    }
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean missed = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    Collection<InventoryObject> found = inventory.onBacking(FIRST);
                    if (found.size() < 3 || inventory.byUid("u-1").isEmpty()) {
                      missed.set(true);
                    }
                  }
                });
    for (int round = 0; round < 20_000; round++) {
      int number = round % 3;
      // A fourth one comes and goes, so that the index grows and shrinks meanwhile.
      inventory.put(volume("pv-x", "u-x", FIRST, "orders", "data"));
      inventory.put(volume("pv-" + number, "u-" + number, FIRST, "orders", "data-" + round));
      inventory.remove(volume("pv-x", "u-x", FIRST, "", "").ref());
    }
    done.set(true);
    reader.join();
    assertThat(missed).isFalse();
  }

  @Test
  void theOverlayShowsBothStates() {
    InventoryObject cached = volume("pv-1", "u-1", FIRST, "orders", "data");
    InventoryObject read = volume("pv-1", "u-1", FIRST, "ci", "data");
    inventory.put(cached);
    InventoryOverlay overlay =
        new InventoryOverlay(inventory, Catalogue.builtIn(), List.of(read, namespace("orders")));
    assertThat(overlay.find(read.ref())).contains(read);
    assertThat(overlay.versions(read.ref())).containsExactlyInAnyOrder(read, cached);
    assertThat(overlay.onBacking(FIRST)).containsExactlyInAnyOrder(read, cached);
    assertThat(overlay.byUid("u-1")).contains(read);
    assertThat(overlay.dependents("owner-of-u-1")).hasSize(2);
    assertThat(overlay.ofKind("", "persistentvolumes")).hasSize(2);
    assertThat(overlay.matching("", "persistentvolumes", CLAIM_OF_VOLUME, "ci/data"))
        .containsExactly(read);
    assertThat(overlay.matching("", "persistentvolumes", CLAIM_OF_VOLUME, "orders/data"))
        .containsExactly(cached);
    assertThat(overlay.namespaceLabels("orders")).containsEntry("environment", "production");
  }

  private static InventoryObject namespace(String name) {
    return new InventoryObject(
        new ObjectRef("", "namespaces", "Namespace", "", name),
        "u-" + name,
        Map.of("environment", "production"),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        false);
  }

  private static InventoryObject volume(
      String name, String uid, Backing backing, String claimNamespace, String claim) {
    Map<String, String> fields = new HashMap<>();
    fields.put("spec.csi.driver", backing.driver());
    fields.put("spec.csi.volumeHandle", backing.handle());
    fields.put("spec.claimRef.namespace", claimNamespace);
    fields.put("spec.claimRef.name", claim);
    return new InventoryObject(
        new ObjectRef("", "persistentvolumes", "PersistentVolume", "", name),
        uid,
        Map.of("team", "a"),
        Map.of(),
        List.of(new OwnerReference("v1", "ConfigMap", "c", "owner-of-" + uid, false)),
        List.of("kubernetes.io/pv-protection"),
        fields,
        false);
  }
}

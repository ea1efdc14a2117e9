package dev.holdfast.core.impact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in a few lines. Objects are named {@code resource namespace/name}; an object's uid is
 * {@code uid-} and that name.
 */
public final class TestingCluster {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Catalogue catalogue;
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();
  private LinkageSettings linkage = LinkageRules.DEFAULTS;
  private int cap = 10_000;

  public TestingCluster() {
    this(Catalogue.builtIn());
  }

  public TestingCluster(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  TestingCluster linkage(LinkageSettings settings) {
    linkage = settings;
    return this;
  }

  TestingCluster cap(int items) {
    cap = items;
    return this;
  }

  public TestingCluster namespace(String name, String labels) {
    return add("namespaces", "", name, "metadata: {labels: {%s}}".formatted(labels));
  }

  /** A claim bound to a volume. */
  public TestingCluster claim(String namespace, String name, String volume) {
    return add(
        "persistentvolumeclaims",
        namespace,
        name,
        "{spec: {volumeName: %s}, status: {phase: Bound}}".formatted(volume));
  }

  /** A CSI volume bound to a claim of {@link #claim}. */
  public TestingCluster volume(
      String name, String claimNamespace, String claim, String policy, String backing) {
    String[] parts = backing.split("/", 2);
    return volumeOn(
        name,
        claimNamespace,
        claim,
        policy,
        "csi: {driver: %s, volumeHandle: %s}".formatted(parts[0], parts[1]));
  }

  /** A volume on any source. */
  public TestingCluster volumeOn(
      String name, String claimNamespace, String claim, String policy, String source) {
    String uid = uid("persistentvolumeclaims", claimNamespace, claim);
    return add(
        "persistentvolumes",
        "",
        name,
        """
        spec:
          persistentVolumeReclaimPolicy: %s
          storageClassName: fast
          claimRef: {namespace: %s, name: %s, uid: "%s"}
          %s
        """
            .formatted(policy, claimNamespace, claim, uid, source));
  }

  /** A claim and its volume, named after it. */
  public TestingCluster pair(String namespace, String name, String policy, String backing) {
    String volume = "pv-" + namespace + "-" + name;
    return claim(namespace, name, volume).volume(volume, namespace, name, policy, backing);
  }

  /** A ready snapshot with its content {@code content-<namespace>-<name>}. */
  public TestingCluster snapshot(
      String namespace, String name, String claim, String policy, String driver, String time) {
    String content = "content-" + namespace + "-" + name;
    add(
        "volumesnapshots.snapshot.storage.k8s.io",
        namespace,
        name,
        """
        spec: {source: {persistentVolumeClaimName: %s}}
        status: {readyToUse: true, creationTime: "%s", boundVolumeSnapshotContentName: %s}
        """
            .formatted(claim, time, content));
    return add(
        "volumesnapshotcontents.snapshot.storage.k8s.io",
        "",
        content,
        """
        spec:
          driver: %s
          deletionPolicy: %s
          volumeSnapshotRef: {namespace: %s, name: %s, uid: "%s"}
        status: {readyToUse: true, snapshotHandle: snap-%s}
        """
            .formatted(
                driver,
                policy,
                namespace,
                name,
                uid("volumesnapshots.snapshot.storage.k8s.io", namespace, name),
                name));
  }

  /** Any object of a catalogue kind; the YAML is merged into it. */
  public TestingCluster add(String resource, String namespace, String name, String yaml) {
    ObjectNode object = TestingReviews.yaml(yaml).deepCopy();
    object.put("kind", kind(resource).kind());
    ObjectNode metadata = object.withObject("/metadata");
    metadata.put("name", name).put("uid", uid(resource, namespace, name));
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    objects.put(key(resource, namespace, name), object);
    return this;
  }

  /** Adds an owner, given as {@code resource namespace/name} or {@code resource name}. */
  public TestingCluster owned(String object, String owner) {
    String resource = owner.substring(0, owner.indexOf(' '));
    DataKind kind = kind(resource);
    return owned(
        object,
        kind.group().isEmpty() ? kind.version() : kind.group() + "/" + kind.version(),
        kind.kind(),
        "uid-" + owner);
  }

  public TestingCluster owned(String object, String apiVersion, String kind, String uid) {
    ((ObjectNode) json(object))
        .withObject("/metadata")
        .withArray("ownerReferences")
        .addObject()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("name", "any")
        .put("uid", uid);
    return this;
  }

  TestingCluster label(String object, String key, String value) {
    ((ObjectNode) json(object)).withObject("/metadata").withObject("labels").put(key, value);
    return this;
  }

  List<String> names() {
    return List.copyOf(objects.keySet());
  }

  JsonNode json(String object) {
    JsonNode found = objects.get(object);
    if (found == null) {
      throw new IllegalArgumentException("no " + object + " in " + objects.keySet());
    }
    return found;
  }

  public InMemoryInventory inventory() {
    return inventory(List.copyOf(objects.keySet()));
  }

  InMemoryInventory shuffled(long seed) {
    List<String> order = new ArrayList<>(objects.keySet());
    Collections.shuffle(order, new Random(seed));
    return inventory(order);
  }

  InventoryObject projected(String object) {
    return Projection.of(json(object), kind(object.substring(0, object.indexOf(' '))));
  }

  public Impact delete(String object) {
    return known(analyse(deletion(object), inventory()));
  }

  Impact update(String object, Consumer<ObjectNode> edit) {
    return known(analyse(updating(object, edit), inventory()));
  }

  Change deletion(String object) {
    return review(Operation.DELETE, object, json(object), null).change();
  }

  Change updating(String object, Consumer<ObjectNode> edit) {
    ObjectNode changed = json(object).deepCopy();
    edit.accept(changed);
    return review(Operation.UPDATE, object, json(object), changed).change();
  }

  TestingReviews review(
      Operation operation, String object, @Nullable JsonNode old, @Nullable JsonNode now) {
    return TestingReviews.of(operation, object.substring(0, object.indexOf(' ')), old, now);
  }

  ImpactResult analyse(Change change, Inventory inventory) {
    Map<String, String> stored =
        inventory
            .find(
                new ObjectRef(
                    change.kind().group(),
                    change.kind().resource(),
                    "",
                    change.namespace(),
                    change.name()))
            .map(InventoryObject::fields)
            .orElse(null);
    return new ImpactAnalysis(catalogue, cap)
        .of(
            change,
            Effects.of(change, catalogue, linkage, stored),
            List.of(),
            inventory,
            linkage,
            NOW);
  }

  static Impact known(ImpactResult result) {
    return switch (result) {
      case ImpactResult.Known(Impact impact) -> impact;
      case ImpactResult.TooLarge(int count) -> throw new AssertionError(count + " items");
    };
  }

  /** {@code Destroyed persistentvolumes pv-a}, in the order of the impact. */
  static List<String> lines(Impact impact) {
    return impact.items().stream().map(item -> item.fate() + " " + item.ref()).toList();
  }

  private InMemoryInventory inventory(List<String> order) {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    order.forEach(object -> inventory.put(projected(object)));
    return inventory;
  }

  private DataKind kind(String resource) {
    int dot = resource.indexOf('.');
    return catalogue
        .find(
            dot < 0 ? "" : resource.substring(dot + 1),
            dot < 0 ? resource : resource.substring(0, dot))
        .orElseThrow();
  }

  private static String key(String resource, String namespace, String name) {
    return resource + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  private static String uid(String resource, String namespace, String name) {
    return "uid-" + key(resource, namespace, name);
  }
}

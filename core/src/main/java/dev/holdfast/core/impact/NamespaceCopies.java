package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.NamespaceCoverage;
import dev.holdfast.core.catalogue.RestorePointRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Restore points that were taken of whole namespaces, such as Velero's. Each counts for everything
 * there, so of many only those are told that can make a difference.
 */
final class NamespaceCopies {
  /** So many that don't count are shown; nobody reads more. */
  private static final int SHOWN = 3;

  private final DataKind kind;
  private final RestorePointRule rule;
  private final NamespaceCoverage coverage;
  private final Inventory inventory;
  private final RestorePointJudge judge;
  private final Map<String, List<ObjectRef>> newestFirst = new HashMap<>();

  NamespaceCopies(
      DataKind kind, RestorePointRule rule, Inventory inventory, RestorePointJudge judge) {
    this.kind = kind;
    this.rule = rule;
    this.coverage = requireNonNull(rule.namespaces(), "namespaces is null");
    this.inventory = inventory;
    this.judge = judge;
  }

  boolean isOf(ObjectRef ref) {
    return kind.group().equals(ref.group()) && kind.resource().equals(ref.resource());
  }

  /**
   * The newest independent one and what is newer, as far as it says why it doesn't count or falls
   * though it would have lasted; what is older makes no difference.
   */
  List<RestorePoint> of(ObjectRef data) {
    List<RestorePoint> points = new ArrayList<>();
    boolean meant =
        rule.ofGroup().equals(data.group()) && rule.ofResource().equals(data.resource());
    if (!meant || leftOut(data)) {
      return points;
    }
    boolean lost = false;
    for (ObjectRef backup : newestFirst.computeIfAbsent(data.namespace(), this::covering)) {
      RestorePoint point = judge.judge(backup, rule, data);
      if (!point.falls() && !surelyCovers(backup, data.namespace())) {
        continue;
      }
      boolean losing = point.falls() && point.durable() && !lost;
      if (point.independent() || losing || points.size() < SHOWN) {
        points.add(point);
      }
      lost |= losing;
      if (point.independent()) {
        break;
      }
    }
    return points;
  }

  /** What a backup was taken of, by anything that is believed of it. */
  Set<ObjectRef> sources(List<InventoryObject> versions) {
    Set<ObjectRef> sources = new TreeSet<>();
    for (InventoryObject data : inventory.ofKind(rule.ofGroup(), rule.ofResource())) {
      if (mayCover(versions, data.ref().namespace()) && !leftOut(data.ref())) {
        sources.add(data.ref());
      }
    }
    return sources;
  }

  private List<ObjectRef> covering(String namespace) {
    return inventory.ofKind(kind.group(), kind.resource()).stream()
        .map(InventoryObject::ref)
        .distinct()
        .filter(ref -> mayCover(inventory.versions(ref), namespace))
        .sorted(
            Comparator.comparing(
                    (ObjectRef ref) -> judge.completedAt(ref, rule),
                    Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private boolean leftOut(ObjectRef data) {
    String label = coverage.exceptLabel();
    return label != null
        && inventory.versions(data).stream()
            .anyMatch(version -> "true".equals(version.labels().get(label)));
  }

  /** A backup that stays has to cover it in everything that is believed; one that goes, in any. */
  private boolean surelyCovers(ObjectRef backup, String namespace) {
    return inventory.versions(backup).stream().allMatch(version -> covers(version, namespace));
  }

  private boolean mayCover(List<InventoryObject> versions, String namespace) {
    return versions.stream().anyMatch(version -> covers(version, namespace));
  }

  private boolean covers(InventoryObject version, String namespace) {
    List<String> included = list(version, coverage.included());
    return (included.isEmpty() || included.contains("*") || included.contains(namespace))
        && list(version, coverage.excluded()).stream()
            .noneMatch(excluded -> Glob.matches(excluded, namespace));
  }

  private static List<String> list(InventoryObject object, FieldPath path) {
    List<String> entries = new ArrayList<>();
    for (int index = 0; ; index++) {
      String entry = object.field(path + "[" + index + "]");
      if (entry.isEmpty()) {
        return entries;
      }
      entries.add(entry);
    }
  }
}

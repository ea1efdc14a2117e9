package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.RestorePointRule;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.catalogue.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what could bring the data of an impact back. */
final class RestorePoints {
  private static final Set<Role> DATA = EnumSet.of(Role.Claim, Role.Volume, Role.Database);

  private static final Comparator<RestorePoint> ORDER =
      Comparator.comparing(RestorePoint::of).thenComparing(RestorePoint::ref);

  private final Catalogue catalogue;
  private final Inventory inventory;
  private final Closure closure;
  private final RestorePointJudge judge;
  private final List<Copies> copies = new ArrayList<>();
  private final List<NamespaceCopies> namespaceCopies = new ArrayList<>();
  private final DatabaseCopies databaseCopies;

  /** A kind whose objects bring data back, and where they name what they were taken of. */
  private record Copies(DataKind kind, RestorePointRule rule, Template of) {}

  /** A restore point; one of whole namespaces or databases is one for each thing there. */
  private record Key(ObjectRef ref, @Nullable ObjectRef of) {}

  RestorePoints(Catalogue catalogue, Closure closure, Instant now) {
    this.catalogue = catalogue;
    this.closure = closure;
    this.inventory = closure.inventory();
    this.judge = new RestorePointJudge(catalogue, closure, now);
    this.databaseCopies = new DatabaseCopies(new DatabasesOf(catalogue, inventory), this::takenOf);
    for (DataKind kind : catalogue.kinds()) {
      RestorePointRule rule = kind.restorePoint();
      if (rule != null && rule.of() != null) {
        copies.add(new Copies(kind, rule, Relations.field(rule.of().text())));
      } else if (rule != null) {
        namespaceCopies.add(new NamespaceCopies(kind, rule, inventory, judge));
      }
    }
  }

  /**
   * The restore points of all data that is lost, and of living data whose newest restore point is
   * lost; the latter joins the closure as weakened.
   */
  List<RestorePoint> find() {
    // Claims and databases come before volumes: a snapshot is told of what it was taken of.
    Map<Key, RestorePoint> byPoint = new HashMap<>();
    List<Fall> lost =
        closure.falls().stream()
            .filter(fall -> fall.fate().losing() && DATA.contains(fall.kind().role()))
            .sorted(
                Comparator.comparing((Fall fall) -> fall.kind().role() == Role.Volume)
                    .thenComparing(Fall::ref))
            .toList();
    for (Fall fall : lost) {
      pointsOf(fall.ref()).forEach(point -> byPoint.putIfAbsent(key(point), point));
    }
    closure.falls().stream()
        .filter(fall -> fall.fate().losing())
        .sorted(Comparator.comparing(Fall::ref))
        .toList()
        .forEach(fall -> weaken(fall, byPoint));
    return byPoint.values().stream().sorted(ORDER).toList();
  }

  private void weaken(Fall lost, Map<Key, RestorePoint> byPoint) {
    for (ObjectRef data : sources(lost)) {
      if (closure.at(data).filter(fall -> fall.fate().losing()).isPresent()) {
        continue;
      }
      List<RestorePoint> points = pointsOf(data);
      if (losesNewest(points, _ -> true) || losesNewest(points, RestorePoint::durable)) {
        closure.reach(data, Fate.Weakened, false, lost, "loses its newest restore point");
        points.forEach(point -> byPoint.putIfAbsent(key(point), point));
      }
    }
  }

  /** A snapshot is of one thing, though its volume is found to be that too. */
  private static Key key(RestorePoint point) {
    boolean snapshot = point.ref().group().equals(Relations.SNAPSHOTS);
    return new Key(point.ref(), snapshot ? null : point.of());
  }

  private static boolean losesNewest(List<RestorePoint> points, Predicate<RestorePoint> among) {
    return newest(points, among.and(RestorePoint::falls))
        .filter(
            lost ->
                newest(points, among.and(point -> !point.falls()))
                    .filter(kept -> !kept.isBefore(lost))
                    .isEmpty())
        .isPresent();
  }

  private static Optional<Instant> newest(
      List<RestorePoint> points, Predicate<RestorePoint> among) {
    Instant newest = null;
    for (RestorePoint point : points) {
      Instant at = point.completedAt();
      if (at != null && among.test(point) && (newest == null || at.isAfter(newest))) {
        newest = at;
      }
    }
    return Optional.ofNullable(newest);
  }

  /** What a backup or snapshot was taken of, as far as it is there. */
  private Set<ObjectRef> sources(Fall backup) {
    Set<ObjectRef> sources = new TreeSet<>();
    RestorePointRule rule = backup.kind().restorePoint();
    FieldPath of = rule == null ? null : rule.of();
    for (InventoryObject version : backup.versions()) {
      if (rule != null && of != null) {
        catalogue
            .find(rule.ofGroup(), rule.ofResource())
            .map(kind -> source(kind, of, version))
            .ifPresent(sources::add);
      }
    }
    for (NamespaceCopies each : namespaceCopies) {
      if (each.isOf(backup.ref())) {
        sources.addAll(each.sources(backup.versions()));
      }
    }
    sources.removeIf(source -> inventory.versions(source).isEmpty());
    return sources;
  }

  private static ObjectRef source(DataKind kind, FieldPath of, InventoryObject backup) {
    return new ObjectRef(
        kind.group(),
        kind.resource(),
        kind.kind(),
        kind.namespaced() ? backup.ref().namespace() : "",
        backup.text(of.text()));
  }

  private List<RestorePoint> pointsOf(ObjectRef data) {
    List<RestorePoint> points = new ArrayList<>(takenOf(data));
    for (NamespaceCopies each : namespaceCopies) {
      points.addAll(each.of(data));
    }
    if (data.group().isEmpty() && data.resource().equals(Bindings.CLAIMS)) {
      points.addAll(databaseCopies.of(data));
    }
    if (data.group().isEmpty() && data.resource().equals(Bindings.VOLUMES)) {
      points.addAll(ofVolume(data));
    }
    return points;
  }

  /** Copies that name this as what they were taken of. */
  private List<RestorePoint> takenOf(ObjectRef data) {
    List<RestorePoint> points = new ArrayList<>();
    for (Copies each : copies) {
      if (each.rule().ofGroup().equals(data.group())
          && each.rule().ofResource().equals(data.resource())) {
        for (ObjectRef ref : takenOf(each, data)) {
          points.add(judge.judge(ref, each.rule(), data));
        }
      }
    }
    return points;
  }

  private Set<ObjectRef> takenOf(Copies each, ObjectRef data) {
    Set<ObjectRef> refs = new TreeSet<>();
    for (InventoryObject object :
        inventory.matching(each.kind().group(), each.kind().resource(), each.of(), data.name())) {
      if (object.ref().namespace().equals(data.namespace())) {
        refs.add(object.ref());
      }
    }
    return refs;
  }

  /** Snapshots whose content says that they were taken of this storage. */
  private List<RestorePoint> ofVolume(ObjectRef volume) {
    @Nullable DataKind kind = catalogue.find(Relations.SNAPSHOTS, Bindings.SNAPSHOTS).orElse(null);
    RestorePointRule rule = kind == null ? null : kind.restorePoint();
    if (rule == null) {
      return List.of();
    }
    Set<ObjectRef> refs = new TreeSet<>();
    for (Backing backing : closure.backings().of(volume)) {
      inventory
          .matching(
              Relations.SNAPSHOTS, Bindings.CONTENTS, Relations.CONTENT_SOURCE, backing.toString())
          .forEach(content -> refs.add(Bindings.snapshotOf(content)));
    }
    refs.removeIf(ref -> inventory.versions(ref).isEmpty());
    return refs.stream().map(ref -> judge.judge(ref, rule, volume)).toList();
  }
}

package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.FieldCondition;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.RestorePointRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells whether a backup would outlive a change and the loss of what it was taken of. */
final class RestorePointJudge {
  /** Clocks differ; a copy from further ahead has a time that somebody made up. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Catalogue catalogue;
  private final Closure closure;
  private final Inventory inventory;
  private final Instant now;

  RestorePointJudge(Catalogue catalogue, Closure closure, Instant now) {
    this.catalogue = catalogue;
    this.closure = closure;
    this.inventory = closure.inventory();
    this.now = now;
  }

  RestorePoint judge(ObjectRef ref, RestorePointRule rule, ObjectRef of) {
    List<InventoryObject> versions = inventory.versions(ref);
    Instant completedAt = completedAt(versions, rule);
    boolean snapshot = ref.group().equals(Relations.SNAPSHOTS);
    Optional<InventoryObject> content = snapshot ? content(ref, versions) : Optional.empty();
    String flaw = incomplete(versions, rule, completedAt);
    if (flaw == null) {
      flaw = withoutData(versions, rule);
    }
    if (flaw == null && snapshot && content.isEmpty()) {
      flaw = "isn't bound both ways to a content with a handle";
    }
    if (flaw != null) {
      return new RestorePoint(of, ref, null, false, falls(ref, content), false, flaw);
    }
    flaw = snapshot ? storageFlaw(content.orElseThrow(), of) : copyFlaw(versions, rule, of);
    if (flaw == null && ownedBy(versions, of)) {
      flaw = "is owned by " + of + ", so it goes with it";
    }
    boolean falls = falls(ref, content);
    boolean durable = flaw == null;
    String why =
        flaw != null ? flaw : falls ? "goes with this change" : keeper(content, rule, versions);
    return new RestorePoint(of, ref, completedAt, durable && !falls, falls, durable, why);
  }

  /** When it was taken, by the oldest of what is believed; null when that can't be told. */
  @Nullable Instant completedAt(ObjectRef ref, RestorePointRule rule) {
    return completedAt(inventory.versions(ref), rule);
  }

  private @Nullable Instant completedAt(List<InventoryObject> versions, RestorePointRule rule) {
    Instant oldest = null;
    for (InventoryObject version : versions) {
      try {
        Instant at = OffsetDateTime.parse(version.field(rule.completedAt().text())).toInstant();
        oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      } catch (DateTimeException e) {
        return null;
      }
    }
    return oldest;
  }

  private @Nullable String incomplete(
      List<InventoryObject> versions, RestorePointRule rule, @Nullable Instant completedAt) {
    for (InventoryObject version : versions) {
      String phase = version.field(rule.phase().text());
      if (!rule.done().contains(phase)) {
        return "isn't complete: " + rule.phase() + " is " + (phase.isEmpty() ? "absent" : phase);
      }
    }
    if (completedAt == null) {
      return "has no completion time";
    }
    return completedAt.isAfter(now.plus(SKEW)) ? "has a completion time ahead of now" : null;
  }

  private static @Nullable String withoutData(
      List<InventoryObject> versions, RestorePointRule rule) {
    for (InventoryObject version : versions) {
      for (FieldCondition needed : rule.all()) {
        if (!needed.describes(version::field)) {
          return "may not hold the data: " + needed.state(version::field);
        }
      }
      if (!rule.any().isEmpty() && !anyDescribes(rule.any(), version)) {
        return "holds no data: "
            + rule.any().stream()
                .map(needed -> needed.state(version::field))
                .collect(Collectors.joining(", "));
      }
    }
    return null;
  }

  private static boolean anyDescribes(List<FieldCondition> conditions, InventoryObject version) {
    return conditions.stream().anyMatch(one -> one.describes(version::field));
  }

  /** The content of a snapshot, when each names the other and the driver has given a handle. */
  private Optional<InventoryObject> content(ObjectRef snapshot, List<InventoryObject> versions) {
    InventoryObject found = null;
    for (InventoryObject version : versions) {
      ObjectRef ref = Bindings.content(version.field("status.boundVolumeSnapshotContentName"));
      List<InventoryObject> contents = inventory.versions(ref);
      if (contents.isEmpty()
          || !contents.stream().allMatch(content -> holds(content, snapshot, version.uid()))) {
        return Optional.empty();
      }
      found = contents.getFirst();
    }
    return Optional.ofNullable(found);
  }

  private static boolean holds(InventoryObject content, ObjectRef snapshot, String uid) {
    return Bindings.snapshotOf(content).equals(snapshot)
        && content.field("spec.volumeSnapshotRef.uid").equals(uid)
        && !(content.field("status.snapshotHandle") + content.field("spec.source.snapshotHandle"))
            .isEmpty();
  }

  private @Nullable String storageFlaw(InventoryObject content, ObjectRef of) {
    String driver = content.field("spec.driver");
    if (!catalogue.snapshotsOutliveSource(driver)) {
      return "storage of " + driver + " isn't known to keep snapshots without their source";
    }
    Set<Backing> ofContent = closure.backings().of(content.ref());
    return Collections.disjoint(ofContent, closure.backings().of(of))
        ? null
        : "lies on the storage that it was taken of";
  }

  private @Nullable String copyFlaw(
      List<InventoryObject> versions, RestorePointRule rule, ObjectRef of) {
    if (!rule.keptWhenTargetDeleted()) {
      return "goes with what it was taken of";
    }
    boolean apart =
        rule.apart().isEmpty()
            || versions.stream().allMatch(version -> anyDescribes(rule.apart(), version));
    return apart ? null : besideSource(of);
  }

  /** A copy that the storage of its source keeps: whether it lives on depends on that storage. */
  private @Nullable String besideSource(ObjectRef of) {
    Set<Backing> sources = closure.backings().of(of);
    for (Backing source : sources) {
      if (!catalogue.snapshotsOutliveSource(source.driver())) {
        return "storage of "
            + source.driver()
            + " isn't known to keep snapshots without their source";
      }
    }
    return sources.isEmpty() ? "may lie on the storage that it was taken of" : null;
  }

  private boolean ownedBy(List<InventoryObject> versions, ObjectRef of) {
    return versions.stream()
        .flatMap(version -> version.owners().stream())
        .anyMatch(
            owner ->
                inventory.versions(of).stream().anyMatch(data -> data.uid().equals(owner.uid())));
  }

  private boolean falls(ObjectRef ref, Optional<InventoryObject> content) {
    return losing(ref)
        || content.filter(found -> losing(found.ref())).isPresent()
        || inventory.versions(ref).stream()
            .flatMap(version -> version.owners().stream())
            .anyMatch(owner -> closure.gone(owner.uid()));
  }

  private boolean losing(ObjectRef ref) {
    return closure.at(ref).filter(fall -> fall.fate().losing()).isPresent();
  }

  private static String keeper(
      Optional<InventoryObject> content, RestorePointRule rule, List<InventoryObject> versions) {
    if (content.isPresent()) {
      return content.get().field("spec.driver") + " keeps snapshots without their source";
    }
    FieldPath location = rule.location();
    String where = location == null ? "" : versions.getFirst().field(location.text());
    return where.isEmpty() ? "is kept apart" : "is kept at " + where;
  }
}

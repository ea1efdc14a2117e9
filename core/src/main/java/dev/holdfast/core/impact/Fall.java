package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.DataKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a closure knows of one object that it has reached. It only ever gets worse. */
final class Fall {
  /** Longer chains are cut at the outer end; nobody reads more, and 10,000 links would add up. */
  private static final int REASONS = 6;

  private final ObjectRef ref;
  private final DataKind kind;
  private final List<InventoryObject> versions;
  private Fate fate;
  private boolean gone;
  private @Nullable Fall cause;
  private String reason;

  /**
   * An object as it is reached first.
   *
   * @param versions everything believed of it; at least one
   * @param gone whether the object itself goes, so that what it owns goes with it
   */
  Fall(
      ObjectRef ref,
      DataKind kind,
      List<InventoryObject> versions,
      Fate fate,
      boolean gone,
      @Nullable Fall cause,
      String reason) {
    this.ref = ref;
    this.kind = kind;
    this.versions = versions;
    this.fate = fate;
    this.gone = gone;
    this.cause = cause;
    this.reason = reason;
  }

  /** Takes the worse of what is known and this; tells whether that changed anything. */
  boolean worsen(Fate otherFate, boolean otherGone, @Nullable Fall otherCause, String otherReason) {
    boolean worse = otherFate.worseThan(fate);
    boolean now = otherGone && !gone;
    if (worse) {
      fate = otherFate;
      cause = otherCause;
      reason = otherReason;
    }
    gone |= otherGone;
    return worse || now;
  }

  ObjectRef ref() {
    return ref;
  }

  DataKind kind() {
    return kind;
  }

  List<InventoryObject> versions() {
    return versions;
  }

  Fate fate() {
    return fate;
  }

  boolean gone() {
    return gone;
  }

  /** What takes it along; null where the change begins. */
  @Nullable ObjectRef cause() {
    return cause == null ? null : cause.ref;
  }

  boolean is(String group, String resource) {
    return ref.is(group, resource);
  }

  /** Why it is here, outermost reason first. */
  List<String> via() {
    List<String> reasons = new ArrayList<>();
    Fall at = this;
    while (at != null && !at.reason.isEmpty() && reasons.size() < REASONS) {
      reasons.addFirst(at.reason);
      at = at.cause;
    }
    return reasons;
  }
}

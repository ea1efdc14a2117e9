package dev.holdfast.truth;

import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.truth.State.Seen;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a world has lost between two moments. There is no storage here, so what its drivers would do
 * is read off what they go by: a released volume with policy Delete is erased, and with it whatever
 * stands on the same storage; a content with policy Delete is erased with its snapshot.
 */
final class Losses {
  /** What became of an object, worst last. */
  enum Loss {
    NONE,
    /** It isn't there any more, or is on its way. */
    GONE,
    /** What it holds is erased. */
    ERASED
  }

  private static final Set<String> RELEASED = Set.of("Released", "Failed");

  private final State before;
  private final State after;
  private final Set<String> erased = new HashSet<>();
  private final Map<ObjectRef, Loss> losses = new TreeMap<>();

  Losses(State before, State after) {
    this.before = before;
    this.after = after;
  }

  /** Of everything that was there before. */
  Map<ObjectRef, Loss> find() {
    before.of(Kind.VOLUME).stream().filter(this::erases).forEach(this::erase);
    before.of(Kind.CONTENT).stream().filter(this::erases).forEach(this::erase);
    for (Seen seen : before.all()) {
      losses.put(seen.ref(), loss(seen));
    }
    before.of(Kind.CLAIM).forEach(this::follow);
    before.of(Kind.SNAPSHOT).forEach(this::follow);
    return losses;
  }

  /** Whether something that goes is held by a finalizer, and what would go after it waits. */
  boolean held() {
    return after.all().stream().anyMatch(seen -> seen.deleting() && seen.has(Draft.HOLD));
  }

  boolean gone(Seen seen) {
    return !seen.deleting() && after.byUid(seen.uid()).filter(now -> !now.deleting()).isEmpty();
  }

  private boolean erases(Seen holder) {
    Seen now = after.byUid(holder.uid()).orElse(holder);
    if (holder.kind().equals(Kind.VOLUME)) {
      boolean released =
          !RELEASED.contains(holder.text("/status/phase"))
              && RELEASED.contains(now.text("/status/phase"));
      return (gone(holder)
              || released
              || armed(holder, now)
              || userGone(holder, "/spec/claimRef/uid"))
          && now.text("/spec/persistentVolumeReclaimPolicy").equals("Delete");
    }
    return (gone(holder) || userGone(holder, "/spec/volumeSnapshotRef/uid"))
        && now.text("/spec/deletionPolicy").equals("Delete");
  }

  /** Released already, and only now may its storage go. */
  private static boolean armed(Seen volume, Seen now) {
    return RELEASED.contains(now.text("/status/phase"))
        && !volume
            .text("/spec/persistentVolumeReclaimPolicy")
            .equals(now.text("/spec/persistentVolumeReclaimPolicy"));
  }

  /** Also while a finalizer still holds the claim or snapshot: what follows is only later. */
  private boolean userGone(Seen holder, String uid) {
    return before.byUid(holder.text(uid)).filter(this::gone).isPresent();
  }

  private void erase(Seen holder) {
    erased.add(holder.annotation(StorageDraft.BACKING));
  }

  private Loss loss(Seen seen) {
    if (erased.contains(seen.annotation(StorageDraft.BACKING))
        || erased.contains(seen.annotation(SnapshotDraft.NEEDS))) {
      return Loss.ERASED;
    }
    return gone(seen) ? Loss.GONE : Loss.NONE;
  }

  /** A claim has lost what its volume has lost, a snapshot what its content has. */
  private void follow(Seen user) {
    Loss worst = losses.getOrDefault(user.ref(), Loss.NONE);
    Optional<Loss> holders =
        before.all().stream()
            .filter(
                holder ->
                    holder.text("/spec/claimRef/uid").equals(user.uid())
                        || holder.text("/spec/volumeSnapshotRef/uid").equals(user.uid()))
            .map(holder -> losses.getOrDefault(holder.ref(), Loss.NONE))
            .max(Loss::compareTo);
    if (holders.isPresent() && holders.get().compareTo(worst) > 0) {
      losses.put(user.ref(), holders.get());
    }
  }
}

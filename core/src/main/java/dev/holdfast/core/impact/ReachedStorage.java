package dev.holdfast.core.impact;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows a hand on storage: a claim to its volume, a volume to all that stands on its backing, and
 * on to their claims. Nothing falls by it.
 */
final class ReachedStorage {
  private final Closure closure;
  private final Set<ObjectRef> seen = new HashSet<>();
  private final Deque<ObjectRef> open = new ArrayDeque<>();

  private ReachedStorage(Closure closure) {
    this.closure = closure;
  }

  static void follow(Collection<Reached> reached, Closure closure) {
    ReachedStorage storage = new ReachedStorage(closure);
    reached.forEach(one -> storage.reach(one.ref(), null, one.reason()));
    while (!storage.open.isEmpty() && !closure.tooLarge()) {
      storage.from(storage.open.removeFirst());
    }
  }

  private void from(ObjectRef ref) {
    Fall fall = closure.at(ref).orElse(null);
    if (fall == null) {
      return;
    }
    if (fall.is("", Bindings.CLAIMS)) {
      closure.bindings().volumesOf(ref).forEach(volume -> reach(volume, fall, "bound to " + ref));
    } else if (fall.is("", Bindings.VOLUMES)) {
      closure.bindings().claimsOf(ref).forEach(claim -> reach(claim, fall, "bound to " + ref));
      siblings(fall);
    }
  }

  private void siblings(Fall volume) {
    for (Backing backing : closure.backings().of(volume.ref())) {
      Set<ObjectRef> others = new TreeSet<>();
      closure.inventory().onBacking(backing).forEach(object -> others.add(object.ref()));
      others.remove(volume.ref());
      for (ObjectRef other : others) {
        reach(other, volume, "shares backing " + backing + " with " + volume.ref());
      }
    }
  }

  private void reach(ObjectRef ref, @Nullable Fall cause, String reason) {
    if (seen.add(ref)) {
      closure.reach(ref, Fate.Reached, false, cause, reason);
      open.addLast(ref);
    }
  }
}

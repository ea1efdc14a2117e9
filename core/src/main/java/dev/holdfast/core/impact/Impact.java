package dev.holdfast.core.impact;

import java.util.List;

/**
 * Everything that a change takes with it, the target first when it falls itself.
 *
 * @param items sorted by {@link ImpactItem#ref}
 * @param digest {@code sha256:…} over the items as approvals.md defines it
 */
public record Impact(List<ImpactItem> items, List<RestorePoint> restorePoints, String digest) {
  public Impact {
    items = List.copyOf(items);
    restorePoints = List.copyOf(restorePoints);
  }

  /** Of a change that takes nothing with it. */
  public static Impact none() {
    return new Impact(List.of(), List.of(), ImpactDigest.of(List.of()));
  }

  /** Whether anything in it is linked to production or to a shared backup. */
  public boolean guarded() {
    return items.stream().anyMatch(item -> item.linkage().linked());
  }
}

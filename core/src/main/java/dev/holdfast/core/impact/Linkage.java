package dev.holdfast.core.impact;

import java.util.List;

/**
 * Whether something is tied to production or to a shared backup.
 *
 * @param because the label, namespace label or glob that says so; empty when not linked
 */
public record Linkage(boolean production, boolean sharedBackup, List<String> because) {
  public static final Linkage NONE = new Linkage(false, false, List.of());

  public Linkage {
    because = List.copyOf(because);
  }

  public boolean linked() {
    return production || sharedBackup;
  }
}

package dev.holdfast.core.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finalizers of a kind.
 *
 * @param owner who may remove which
 * @param arming adding one of these arms deletion
 */
public record FinalizerRules(List<Owner> owner, List<String> arming) {
  public static final FinalizerRules NONE = new FinalizerRules(List.of(), List.of());

  /**
   * The owner of finalizers.
   *
   * @param names finalizers; a trailing {@code *} stands for anything
   * @param by exact usernames that may remove them, or {@code *}: nothing is destroyed by it
   */
  public record Owner(List<String> names, List<String> by) {
    public Owner {
      names = List.copyOf(names);
      by = List.copyOf(by);
    }
  }

  public FinalizerRules(@Nullable List<Owner> owner, @Nullable List<String> arming) {
    this.owner = owner == null ? List.of() : List.copyOf(owner);
    this.arming = arming == null ? List.of() : List.copyOf(arming);
  }

  /** Whether removing this finalizer is this user's business. */
  public boolean mayRemove(String finalizer, String username) {
    return owner.stream()
        .anyMatch(
            entry ->
                entry.names().stream().anyMatch(name -> matches(name, finalizer))
                    && (entry.by().contains(username) || entry.by().contains("*")));
  }

  private static boolean matches(String name, String finalizer) {
    return name.endsWith("*")
        ? finalizer.startsWith(name.substring(0, name.length() - 1))
        : finalizer.equals(name);
  }
}

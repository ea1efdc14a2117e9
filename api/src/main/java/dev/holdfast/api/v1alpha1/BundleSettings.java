package dev.holdfast.api.v1alpha1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What replicas need besides policies.
 *
 * @param groups approver group to the fewest valid humans it may have
 * @param trustCount signatures of group {@code trust} that a trust change needs
 * @param humans who means people
 * @param controllers service accounts ({@code namespace/name}) trusted as controllers
 */
public record BundleSettings(
    LinkageSettings linkage,
    @Nullable Map<String, Integer> groups,
    @Nullable Integer trustCount,
    @Nullable HumanPatterns humans,
    @Nullable List<String> controllers)
    implements ApiType {
  /** Globs of group names and usernames. */
  public record HumanPatterns(@Nullable List<String> groups, @Nullable List<String> users)
      implements ApiType {}
}

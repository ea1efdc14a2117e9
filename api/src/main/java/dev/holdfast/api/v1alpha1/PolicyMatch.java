package dev.holdfast.api.v1alpha1;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changes a policy looks at; absent parts match everything. */
public record PolicyMatch(
    @Nullable List<String> effects,
    @Nullable List<ResourceMatch> resources,
    @Nullable List<String> operations,
    @Nullable List<String> requesterClasses,
    @Nullable NamespaceMatch namespaces)
    implements ApiType {
  /** Groups and plurals, {@code *} globs allowed. */
  public record ResourceMatch(List<String> groups, List<String> resources) implements ApiType {}

  /** Namespace names as globs, and labels that must all be there. */
  public record NamespaceMatch(
      @Nullable List<String> include,
      @Nullable List<String> exclude,
      @Nullable LabelSelector selector)
      implements ApiType {}
}

package dev.holdfast.core.policy;

import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.api.v1alpha1.PolicyMatch.NamespaceMatch;
import dev.holdfast.api.v1alpha1.PolicyMatch.ResourceMatch;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.NameGlob;
import dev.holdfast.core.identity.RequesterClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's {@code match} is compared with.
 *
 * @param namespaceLabels labels of the change's namespace
 */
public record PolicyMatching(
    Change change,
    List<Effect> effects,
    RequesterClass requesterClass,
    Map<String, String> namespaceLabels) {
  public PolicyMatching {
    effects = List.copyOf(effects);
    namespaceLabels = Map.copyOf(namespaceLabels);
  }

  /**
   * Whether the policy looks at this change. Without a match it looks at every destructive change
   * of something watched; a change without effects only concerns policies that name its operation.
   */
  public boolean fits(@Nullable PolicyMatch match) {
    if (match == null) {
      return !effects.isEmpty();
    }
    List<String> operations = orEmpty(match.operations());
    if (effects.isEmpty() && operations.isEmpty()) {
      return false;
    }
    return namesOrAll(operations, change.operation().name())
        && namesOrAll(orEmpty(match.requesterClasses()), requesterClass.name())
        && anyEffect(orEmpty(match.effects()))
        && anyResource(match.resources())
        && (match.namespaces() == null || namespace(match.namespaces()));
  }

  private static boolean namesOrAll(List<String> names, String name) {
    return names.isEmpty() || names.contains(name);
  }

  private boolean anyEffect(List<String> names) {
    return names.isEmpty()
        || effects.stream().anyMatch(effect -> names.contains(effect.effect().name()));
  }

  /** A plural without a slash means its subresources too: they change the same object. */
  private boolean anyResource(@Nullable List<ResourceMatch> resources) {
    if (resources == null || resources.isEmpty()) {
      return true;
    }
    String plural = change.kind().resource();
    String full = change.subresource().isEmpty() ? plural : plural + "/" + change.subresource();
    return resources.stream()
        .anyMatch(
            match ->
                any(match.groups(), change.kind().group())
                    && match.resources().stream()
                        .anyMatch(
                            glob -> NameGlob.matches(glob, glob.contains("/") ? full : plural)));
  }

  private boolean namespace(NamespaceMatch match) {
    String name = name();
    List<String> include = orEmpty(match.include());
    return (include.isEmpty() || any(include, name))
        && !any(orEmpty(match.exclude()), name)
        && (match.selector() == null || LabelSelection.fits(match.selector(), namespaceLabels));
  }

  private String name() {
    boolean itself =
        change.kind().group().isEmpty() && change.kind().resource().equals("namespaces");
    return itself ? change.name() : change.namespace();
  }

  private static boolean any(List<String> globs, String name) {
    return globs.stream().anyMatch(glob -> NameGlob.matches(glob, name));
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}

package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.core.change.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watched kind and its destructive operations, as data.
 *
 * @param group API group, empty for core
 * @param version the one that is listed, watched and read; reviews of all versions are judged
 * @param versions versions whose reviews are judged, {@code *} for all
 * @param resource plural, lower case
 * @param subresources those that reviews are wanted of: the catalogue names a field there, or
 *     metadata passes through
 * @param keptWhen states any of which means that deleting the object leaves its data
 * @param transitions what changes of fields do
 * @param backings how it names its storage
 * @param project every path that an inventory object of this kind keeps, each once, in a stable
 *     order; what the rules look at is added to what is named
 */
public record DataKind(
    String group,
    String version,
    List<String> versions,
    String resource,
    String kind,
    boolean namespaced,
    Role role,
    List<String> subresources,
    List<FieldCondition> keptWhen,
    List<TransitionRule> transitions,
    Trigger trigger,
    List<DependentRule> dependents,
    List<BackingRule> backings,
    @Nullable RestorePointRule restorePoint,
    FinalizerRules finalizers,
    List<ControllerAccount> controllers,
    List<FieldPath> project) {
  public DataKind {
    requireNonNull(group, "group is null");
    requireNonNull(version, "version is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(role, "role is null");
    versions = List.copyOf(versions);
    subresources = List.copyOf(subresources);
    keptWhen = List.copyOf(keptWhen);
    transitions = List.copyOf(transitions);
    dependents = List.copyOf(dependents);
    backings = List.copyOf(backings);
    controllers = List.copyOf(controllers);
    project = KeptFields.of(project, backings, keptWhen, transitions, dependents, restorePoint);
  }

  @JsonCreator
  static DataKind parse(
      @JsonProperty(value = "group", required = true) String group,
      @JsonProperty(value = "version", required = true) String version,
      @JsonProperty("versions") @Nullable List<String> versions,
      @JsonProperty(value = "resource", required = true) String resource,
      @JsonProperty(value = "kind", required = true) String kind,
      @JsonProperty(value = "namespaced", required = true) boolean namespaced,
      @JsonProperty(value = "role", required = true) Role role,
      @JsonProperty("subresources") @Nullable List<String> subresources,
      @JsonProperty("keptWhen") @Nullable List<FieldCondition> keptWhen,
      @JsonProperty("transitions") @Nullable List<TransitionRule> transitions,
      @JsonProperty("trigger") @Nullable Trigger trigger,
      @JsonProperty("dependents") @Nullable List<DependentRule> dependents,
      @JsonProperty("backings") @Nullable List<BackingRule> backings,
      @JsonProperty("restorePoint") @Nullable RestorePointRule restorePoint,
      @JsonProperty("finalizers") @Nullable FinalizerRules finalizers,
      @JsonProperty("controllers") @Nullable List<ControllerAccount> controllers,
      @JsonProperty("project") @Nullable List<FieldPath> project) {
    return new DataKind(
        group,
        version,
        versions == null ? List.of("*") : versions,
        resource,
        kind,
        namespaced,
        role,
        orEmpty(subresources),
        FieldCondition.states(keptWhen),
        orEmpty(transitions),
        trigger == null ? Trigger.NEVER : trigger,
        orEmpty(dependents),
        orEmpty(backings),
        restorePoint,
        finalizers == null ? FinalizerRules.NONE : finalizers,
        orEmpty(controllers),
        orEmpty(project));
  }

  /** Whether it is its creation that falls upon its dependents; its deletion then does nothing. */
  public boolean destroysByCreation() {
    return trigger.fires()
        || transitions.stream()
            .anyMatch(
                rule -> rule.on() == Operation.CREATE && rule.effect() == EffectClass.Trigger);
  }

  /** {@code persistentvolumeclaims}, {@code volumesnapshots.snapshot.storage.k8s.io}. */
  public String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}

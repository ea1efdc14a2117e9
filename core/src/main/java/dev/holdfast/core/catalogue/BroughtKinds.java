package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The kinds that users brought, each judged on its own: a bad one doesn't touch the others.
 *
 * @param byName what became of each, by the name of its DataKind
 */
public record BroughtKinds(Map<String, BroughtKind> byName) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Rules that aren't of the catalogue have these names; a transition may not pass for one. */
  private static final Set<String> RULES =
      Set.of(
          "delete",
          "trigger",
          "finalizer.removed",
          "finalizer.arming",
          "owner-reference",
          "crd.spec",
          "deferred-deletion");

  private static final List<String> RULE_PREFIXES = List.of("linkage.", "data-plane.");

  public BroughtKinds {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /**
   * Judges them. A resource has one DataKind, the one that is named after it.
   *
   * @param base the catalogue that they are added to
   * @param specs by object name
   */
  public static BroughtKinds of(Catalogue base, Map<String, DataKindSpec> specs) {
    Map<String, BroughtKind> byName = new TreeMap<>();
    specs.forEach((name, spec) -> byName.put(name, judge(base, name, spec)));
    return new BroughtKinds(byName);
  }

  /** The base with the accepted ones that pass. */
  public Catalogue added(Catalogue base, Predicate<String> names) {
    List<DataKind> kinds = new ArrayList<>();
    byName.forEach(
        (name, kind) -> {
          if (kind instanceof BroughtKind.Accepted accepted && names.test(name)) {
            kinds.add(accepted.kind());
          }
        });
    return base.with(kinds);
  }

  /** The base with all accepted ones. */
  public Catalogue added(Catalogue base) {
    return added(base, _ -> true);
  }

  private static BroughtKind judge(Catalogue base, String name, DataKindSpec spec) {
    DataKind kind;
    try {
      JsonNode tree = JSON.valueToTree(spec);
      kind = CatalogueFile.dataKind(tree);
    } catch (IllegalArgumentException e) {
      return new BroughtKind.Refused("Malformed", oneLine(String.valueOf(e.getMessage())));
    }
    if (!name.equals(kind.qualifiedResource())) {
      return new BroughtKind.Refused(
          "NotItsName",
          "%s belongs to the DataKind of that name, not to %s"
              .formatted(kind.qualifiedResource(), name));
    }
    Optional<String> problem = problem(kind);
    if (problem.isPresent()) {
      return new BroughtKind.Refused("Malformed", problem.get());
    }
    Optional<DataKind> builtIn = base.find(kind.group(), kind.resource());
    return builtIn
        .flatMap(known -> KindExtension.problem(known, kind))
        .<BroughtKind>map(loosens -> new BroughtKind.Refused("WouldLoosen", loosens))
        .orElseGet(() -> new BroughtKind.Accepted(kind, builtIn.isPresent()));
  }

  /** What the parser, which trusts the built-in files, doesn't look at. */
  private static Optional<String> problem(DataKind kind) {
    if (kind.group().equals(ApiGroup.NAME)) {
      return Optional.of("group: Holdfast's own kinds are guarded already");
    }
    if (kind.group().isEmpty() && kind.resource().equals("pods")) {
      return Optional.of("resource: Pods are judged by the storage that they mount");
    }
    if (kind.role() == Role.Container) {
      return Optional.of("role: only namespaces and what defines or serves an API are Container");
    }
    for (int index = 0; index < kind.transitions().size(); index++) {
      String id = kind.transitions().get(index).id();
      if (RULES.contains(id) || RULE_PREFIXES.stream().anyMatch(id::startsWith)) {
        return Optional.of("transitions[%d].id: %s is a rule of Holdfast".formatted(index, id));
      }
      for (TransitionRule other : kind.transitions().subList(0, index)) {
        if (other.id().equals(id)) {
          return Optional.of("transitions[%d].id: %s is there twice".formatted(index, id));
        }
      }
    }
    for (int index = 0; index < kind.dependents().size(); index++) {
      String fate = kind.dependents().get(index).fate();
      if (!DependentRule.FATES.contains(fate)) {
        return Optional.of(
            "dependents[%d].fate: %s is none of %s".formatted(index, fate, DependentRule.FATES));
      }
    }
    return Optional.empty();
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }
}

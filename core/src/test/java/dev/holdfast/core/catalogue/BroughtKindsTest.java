package dev.holdfast.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.api.v1alpha1.DataKindSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds that users bring are added or extend; they never loosen, and a bad one stays alone. */
class BroughtKindsTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();

  private static final String CLUSTERS =
      """
      group: postgresql.cnpg.io
      version: v1
      resource: clusters
      kind: Cluster
      namespaced: true
      role: Database
      """;

  @Test
  void aNewKindIsAdded() {
    Catalogue catalogue = TestingKinds.with(TestingKinds.FORTRESSES, TestingKinds.FORTRESS);
    DataKind fortress = catalogue.find("castles.example.com", "fortresses").orElseThrow();
    assertThat(fortress.transitions())
        .extracting(TransitionRule::id)
        .containsExactly("fortress.towers");
    assertThat(catalogue.isBrought(fortress)).isTrue();
    assertThat(catalogue.kinds())
        .containsAll(BUILT_IN.kinds())
        .hasSize(BUILT_IN.kinds().size() + 1);
    assertThat(catalogue.isBrought(BUILT_IN.find("", "namespaces").orElseThrow())).isFalse();
  }

  @Test
  void withoutAnyItIsTheSameCatalogue() {
    assertThat(BroughtKinds.of(BUILT_IN, Map.of()).added(BUILT_IN)).isSameAs(BUILT_IN);
  }

  @Test
  void whatItLooksForInDependentsIsKeptOfThem() {
    String yaml =
        TestingKinds.FORTRESS
            + "- {group: postgresql.cnpg.io, resource: clusters, field: spec.castle,"
            + " equals: \"{metadata.name}\", fate: Orphaned}\n";
    Catalogue catalogue = TestingKinds.with(TestingKinds.FORTRESSES, yaml);
    assertThat(catalogue.find("postgresql.cnpg.io", "clusters").orElseThrow().project())
        .contains(FieldPath.parse("spec.castle"));
  }

  @Test
  void aResourceHasTheDataKindThatIsNamedAfterIt() {
    DataKindSpec fortress = TestingKinds.spec(TestingKinds.FORTRESS);
    BroughtKinds both =
        BroughtKinds.of(BUILT_IN, Map.of("a", fortress, TestingKinds.FORTRESSES, fortress));
    assertThat(both.byName().get(TestingKinds.FORTRESSES)).isInstanceOf(BroughtKind.Accepted.class);
    assertThat(both.byName().get("a"))
        .isEqualTo(
            new BroughtKind.Refused(
                "NotItsName",
                "fortresses.castles.example.com belongs to the DataKind of that name, not to a"));
  }

  @Test
  void aMalformedOneStaysAlone() {
    BroughtKinds kinds =
        BroughtKinds.of(
            BUILT_IN,
            Map.of(
                TestingKinds.FORTRESSES,
                TestingKinds.spec(TestingKinds.FORTRESS),
                "clusters.postgresql.cnpg.io",
                TestingKinds.spec(CLUSTERS + "project: ['spec..x']")));
    assertThat(kinds.byName().get(TestingKinds.FORTRESSES))
        .isInstanceOf(BroughtKind.Accepted.class);
    assertThat(kinds.byName().get("clusters.postgresql.cnpg.io"))
        .isInstanceOf(BroughtKind.Refused.class);
    assertThat(kinds.added(BUILT_IN).kinds()).hasSize(BUILT_IN.kinds().size() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          role: Database   | role: Treasure                                     | role:
          when: Decreases  | when: Falls                                        | transitions[0].when: unknown when: Falls
          when: Decreases  | when: {To: []}                                     | transitions[0].when:
          when: Decreases, |                                                    | give either path with when
          path: spec.towers| path: spec..towers                                 | transitions[0].path: path "spec..towers"
          fate: Destroyed  | fate: Eaten                                        | dependents[0].fate: Eaten
          fate: Destroyed  | fate: Reached                                      | dependents[0].fate: Reached
          effect: Shrink   | effect: Shrink, sharedBacking: true, id: delete    | transitions[0].id: delete is a rule
          id: fortress.towers | id: linkage.label                               | is a rule of Holdfast
          id: fortress.towers | id: deferred-deletion                           | is a rule of Holdfast
          role: Database   | role: Container                                    | role: only namespaces
          "{metadata.name}"| "{metadata.name"                                   | stray brace
          """)
  void mistakesAreNamed(String text, String wrong, String told) {
    String yaml = TestingKinds.FORTRESS.replace(text, wrong == null ? "" : wrong);
    if (yaml.contains("id: delete")) {
      yaml = yaml.replace("id: fortress.towers, ", "");
    }
    assertThat(judge(TestingKinds.FORTRESSES, yaml))
        .isInstanceOfSatisfying(
            BroughtKind.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo("Malformed");
              assertThat(refused.message()).contains(told).doesNotContain("\n");
            });
  }

  @ParameterizedTest
  @CsvSource({"holdfast.dev, approvers, Approver", "'', pods, Pod"})
  void whatIsGuardedOtherwise(String group, String resource, String kind) {
    String yaml =
        "{group: '%s', version: v1, resource: %s, kind: %s, namespaced: true, role: Workload}"
            .formatted(group, resource, kind);
    assertThat(judge(group.isEmpty() ? resource : resource + "." + group, yaml))
        .isInstanceOf(BroughtKind.Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          role: Workload                                                                              | role
          version: v2                                                                                 | version
          versions: [v1]                                                                              | versions
          namespaced: false                                                                           | namespaced
          kind: Clutter                                                                               | kind
          keptWhen: [{path: spec.keep, when: {Matches: "true"}}]                                      | keptWhen
          controllers: [{serviceAccount: agents/cursor}]                                              | controllers
          finalizers: {owner: [{names: ["*"], by: ["*"]}]}                                            | finalizers.owner
          backings: [{driver: d, handle: "{spec.h}"}]                                                 | backings
          restorePoint: {of: spec.x, completedAt: status.t, phase: status.p, done: [D], keptWhenTargetDeleted: true} | restorePoint
          transitions: [{id: cnpg.instances, path: spec.x, when: Changes, effect: Shrink, message: m}] | cnpg.instances
          transitions: [{id: my.own, path: spec.x, when: Changes, effect: Shrink, message: m, exceptBy: [me]}] | exceptBy
          trigger: true                                                                               | trigger
          transitions: [{id: my.create, on: CREATE, path: spec.x, when: Added, effect: Trigger, message: m}] | trigger
          """)
  void anExtensionNeverLoosens(String field, String named) {
    String key = field.substring(0, field.indexOf(':') + 1);
    String yaml =
        CLUSTERS.lines().anyMatch(line -> line.startsWith(key))
            ? CLUSTERS.replaceAll("(?m)^" + key + ".*$", field)
            : CLUSTERS + field;
    assertThat(judge("clusters.postgresql.cnpg.io", yaml))
        .isInstanceOfSatisfying(
            BroughtKind.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo("WouldLoosen");
              assertThat(refused.message()).contains(named);
            });
    DataKind kind =
        CatalogueFile.dataKind(
            new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(TestingKinds.spec(yaml)));
    assertThatThrownBy(() -> BUILT_IN.with(List.of(kind)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static List<DataKind> builtIns() {
    return List.copyOf(BUILT_IN.kinds());
  }

  @ParameterizedTest
  @MethodSource("builtIns")
  void everyBuiltInKindOnlyGrows(DataKind known) {
    if (known.role() == Role.Container) {
      return;
    }
    String yaml =
        """
        group: "%s"
        version: %s
        resource: %s
        kind: %s
        namespaced: %s
        role: %s
        subresources: [status, other]
        transitions: [{id: my.own, path: spec.mine, when: Changes, effect: Weaken, message: m}]
        dependents: [{group: "", resource: persistentvolumeclaims, selector: {a: "{metadata.name}"}, fate: Orphaned}]
        finalizers: {arming: [my.own/finalizer]}
        project: [spec.mine]
        """
            .formatted(
                known.group(),
                known.version(),
                known.resource(),
                known.kind(),
                known.namespaced(),
                known.role());
    Catalogue catalogue = TestingKinds.with(known.qualifiedResource(), yaml);
    DataKind extended = catalogue.find(known.group(), known.resource()).orElseThrow();
    assertThat(extended).isNotEqualTo(known);
    assertThat(extended.transitions())
        .containsAll(known.transitions())
        .hasSizeGreaterThan(known.transitions().size());
    assertThat(extended.dependents()).containsAll(known.dependents());
    assertThat(extended.subresources()).containsAll(known.subresources());
    assertThat(extended.project()).containsAll(known.project());
    assertThat(extended.finalizers().owner()).isEqualTo(known.finalizers().owner());
    assertThat(extended.finalizers().arming())
        .containsAll(known.finalizers().arming())
        .contains("my.own/finalizer");
    assertThat(extended.keptWhen()).isEqualTo(known.keptWhen());
    assertThat(extended.controllers()).isEqualTo(known.controllers());
    assertThat(extended.backings()).isEqualTo(known.backings());
    assertThat(extended.restorePoint()).isEqualTo(known.restorePoint());
    assertThat(extended.trigger()).isEqualTo(known.trigger());
    assertThat(extended.destroysByCreation()).isEqualTo(known.destroysByCreation());
    assertThat(extended.role()).isEqualTo(known.role());
    assertThat(catalogue.isBrought(extended)).isFalse();
  }

  private static BroughtKind judge(String name, String yaml) {
    BroughtKind kind =
        BroughtKinds.of(BUILT_IN, Map.of(name, TestingKinds.spec(yaml))).byName().get(name);
    assertThat(kind).isNotNull();
    return kind;
  }
}

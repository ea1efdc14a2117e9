package dev.holdfast.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final String HEAD =
      """
      apiVersion: holdfast.dev/v1alpha1
      kind: DataKind
      metadata: {name: boxes.example.org}
      spec:
        group: example.org
        version: v1
        resource: boxes
        kind: Box
        namespaced: true
        role: Database
      """;

  @Test
  void knowsTheKindsOfCoreStorage() {
    assertThat(Catalogue.builtIn().kinds())
        .extracting(DataKind::qualifiedResource)
        .startsWith(
            "persistentvolumeclaims",
            "persistentvolumes",
            "storageclasses.storage.k8s.io",
            "statefulsets.apps",
            "namespaces",
            "customresourcedefinitions.apiextensions.k8s.io",
            "apiservices.apiregistration.k8s.io",
            "volumesnapshots.snapshot.storage.k8s.io",
            "volumesnapshotcontents.snapshot.storage.k8s.io",
            "volumesnapshotclasses.snapshot.storage.k8s.io");
    assertThat(Catalogue.builtIn().find("", "persistentvolumes"))
        .get()
        .extracting(DataKind::role)
        .isEqualTo(Role.Volume);
    assertThat(Catalogue.builtIn().find("", "pods")).isEmpty();
  }

  @Test
  void everyFileIsListed() {
    File folder =
        Path.of(System.getProperty("holdfast.root"), "core/src/main/resources/catalogue").toFile();
    assertThat(BuiltIn.files())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                Objects.requireNonNull(folder.list((directory, name) -> name.endsWith(".yaml")))));
  }

  @Test
  void whatTheBuildMadeOfEachFileSaysTheSame() {
    for (String file : BuiltIn.files()) {
      assertThat(BuiltIn.text(BuiltIn.json(file)))
          .as(file)
          .isEqualTo(CatalogueText.json(file, BuiltIn.text(file)));
    }
  }

  @Test
  void everyFileIsFoundByTheGroupsOfItsKinds() {
    for (DataKind kind : Catalogue.builtIn().kinds()) {
      assertThat(Catalogue.builtIn(Set.of(kind.group())).find(kind.group(), kind.resource()))
          .as(kind.qualifiedResource())
          .contains(kind);
    }
    Catalogue few = Catalogue.builtIn(Set.of("velero.io"));
    assertThat(few.find("velero.io", "backups")).isPresent();
    assertThat(few.find("", "persistentvolumes")).isEmpty();
    assertThat(few.snapshotsOutliveSource("ebs.csi.aws.com")).isTrue();
  }

  @Test
  void ruleIdsAreUnique() {
    Set<String> seen = new HashSet<>();
    for (DataKind kind : Catalogue.builtIn().kinds()) {
      for (TransitionRule rule : kind.transitions()) {
        assertThat(seen.add(rule.id())).as(rule.id()).isTrue();
      }
    }
  }

  @Test
  void unknownDriversNeedTheirSource() {
    assertThat(Catalogue.builtIn().snapshotsOutliveSource("ebs.csi.aws.com")).isTrue();
    assertThat(Catalogue.builtIn().snapshotsOutliveSource("zfs.csi.openebs.io")).isFalse();
  }

  @Test
  void refusesUnknownAndDoubledKeysAndWrongNames() {
    assertRefused(HEAD + "  colour: red\n", "colour");
    assertRefused(HEAD + "  role: Claim\n", "role");
    assertRefused(HEAD.replace("boxes.example.org", "crates.example.org"), "metadata.name");
    assertRefused(
        HEAD
            + "  transitions: [{id: a, path: spec.x, when: Sometimes, effect: Weaken, message: m}]",
        "Sometimes");
    assertRefused(
        HEAD + "  transitions: [{id: a, path: spec..x, when: Changes, effect: Weaken, message: m}]",
        "spec..x");
    assertRefused(
        HEAD + "  transitions: [{id: a, when: Changes, effect: Weaken, message: m}]",
        "either path with when");
    assertRefused(
        HEAD
            + "  transitions: [{id: a, path: spec.x, when: {Matches: a}, effect: Weaken, message: m}]",
        "Matches alone");
  }

  @Test
  void readsEveryWhen() {
    DataKind kind =
        CatalogueFile.parse(
                "test",
                HEAD
                    + """
                      transitions:
                      - {id: a, path: spec.a, when: Changes, effect: Redirect, message: m}
                      - {id: b, path: spec.b, when: {To: [Delete, Recycle]}, effect: Weaken, message: m}
                      - {id: c, path: spec.c, when: {From: [true]}, effect: Weaken, message: m}
                      - {id: d, path: spec.d, when: {FromTo: [[Retain, Delete]]}, effect: Weaken, message: m}
                      - id: e
                        all:
                        - {path: 'spec.list[name=*].count', when: Decreases, default: 3}
                        - {path: 'metadata.annotations["a.b/c"]', when: {Matches: "y.*"}}
                        effect: Shrink
                        message: m
                      trigger: {all: [{path: spec.wipe, when: {Matches: "true"}}]}
                      dependents:
                      - {group: "", resource: persistentvolumeclaims, selector: {"app": "{metadata.name}"}, fate: Destroyed}
                    """
                        .indent(0))
            .kinds()
            .getFirst();
    assertThat(kind.transitions()).hasSize(5);
    assertThat(kind.transitions().get(1).all().getFirst().when()).isInstanceOf(When.To.class);
    assertThat(kind.transitions().get(4).all()).hasSize(2);
    assertThat(kind.trigger().fires()).isTrue();
    assertThat(kind.project())
        .extracting(FieldPath::text)
        .containsExactly("metadata.annotations[\"a.b/c\"]", "metadata.name");
  }

  private static void assertRefused(String yaml, String says) {
    assertThatThrownBy(() -> CatalogueFile.parse("test", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }
}

package dev.holdfast.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.BroughtKinds;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.TestingKinds;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the guard doesn't see. */
class CoverageTest {
  private static final DataKind CLAIMS = kind("", "persistentvolumeclaims");
  private static final DataKind SETS = kind("apps", "statefulsets");

  @Test
  void everythingIsMissingWithoutAWebhook() {
    assertThat(WebhookRules.of(List.of()).gaps(List.of(CLAIMS)))
        .containsExactly(
            new Gap(
                "",
                "persistentvolumeclaims",
                List.of(Operation.CREATE, Operation.UPDATE, Operation.DELETE)),
            new Gap("", "persistentvolumeclaims/status", List.of(Operation.UPDATE)));
  }

  @Test
  void rulesMatchAsTheApiServerMatchesThem() {
    assertThat(gaps(SETS, "[\"*\"]", "[\"*\"]", "[\"*/*\"]", "\"*\"")).isEmpty();
    assertThat(gaps(SETS, "[\"*\"]", "[apps]", "[\"statefulsets/*\"]", "Namespaced")).isEmpty();
    assertThat(gaps(SETS, "[\"*\"]", "[apps]", "[\"*\"]", "\"*\""))
        .extracting(Gap::qualifiedResource)
        .containsExactly("statefulsets.apps/status", "statefulsets.apps/scale");
    assertThat(gaps(SETS, "[CREATE, UPDATE]", "[apps]", "[\"*/*\"]", "\"*\""))
        .containsExactly(new Gap("apps", "statefulsets", List.of(Operation.DELETE)));
    assertThat(gaps(SETS, "[\"*\"]", "[batch]", "[\"*/*\"]", "\"*\"")).hasSize(3);
    assertThat(gaps(SETS, "[\"*\"]", "[apps]", "[\"*/*\"]", "Cluster")).hasSize(3);
  }

  @Test
  void rulesOfOthersDoNotCount() {
    JsonNode foreign =
        yaml(
            """
            webhooks:
            - name: somebody.example.com
              rules: [{operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"]}]
            """);
    assertThat(WebhookRules.of(List.of(foreign)).gaps(List.of(SETS))).hasSize(3);
  }

  @Test
  void fieldsThatSayWhatBecomesOfData() {
    assertThat(
            DataSigns.of(
                definition(
                    "stores",
                    "Store",
                    """
                    {spec: {properties: {
                      deletionPolicy: {type: string},
                      storage: {properties: {persistentVolumeReclaimPolicy: {}, wipeDataOnDelete: {}}},
                      pools: {items: {properties: {volumeClaimTemplate: {properties: {prune: {}}}}}},
                      backup: {additionalProperties: {properties: {retentionDays: {}, prune: {}}}},
                      replicas: {type: integer}}},
                     status: {properties: {retention: {}}}}
                    """)))
        .containsExactly(
            "spec.deletionPolicy",
            "spec.storage.persistentVolumeReclaimPolicy",
            "spec.storage.wipeDataOnDelete",
            "spec.pools[*].volumeClaimTemplate",
            "spec.backup.*.retentionDays",
            "spec.backup.*.prune");
  }

  @Test
  void unwatchedKindsThatLookLikeData() {
    JsonNode store = definition("stores", "Store", "{spec: {properties: {wipe: {}}}}");
    JsonNode queue = definition("queues", "Queue", "{spec: {properties: {size: {}}}}");
    JsonNode colour = definition("colours", "Colour", "{spec: {properties: {hue: {}}}}");
    assertThat(
            Unwatched.of(
                Catalogue.builtIn(),
                List.of(store, queue, colour),
                List.of(claimOf("Queue"), claimOf("Other"))))
        .containsExactly(
            new Unwatched("queues.example.com", 1, List.of()),
            new Unwatched("stores.example.com", 0, List.of("spec.wipe")));
  }

  @Test
  void whatIsWatchedOrOursIsNotReported() {
    JsonNode ours =
        yaml("{spec: {group: holdfast.dev, names: {plural: x, kind: X}, versions: " + SIGN);
    JsonNode watched =
        yaml(
            "{spec: {group: snapshot.storage.k8s.io, names: {plural: volumesnapshots}, versions: "
                + SIGN);
    assertThat(Unwatched.of(Catalogue.builtIn(), List.of(ours, watched), List.of())).isEmpty();
  }

  @Test
  void aBroughtKindIsCoveredByAnEntryOfItsOwn() {
    BroughtKind.Accepted fortress = accepted(TestingKinds.FORTRESSES, TestingKinds.FORTRESS);
    KindCoverage nothing = KindCoverage.of(fortress, List.of(), KindCoverage.VERBS);
    assertThat(nothing.complete()).isFalse();
    assertThat(nothing.usable()).isFalse();
    assertThat(nothing.reason()).isEqualTo("MissingRule");
    assertThat(nothing.message())
        .isEqualTo(
            "the webhook's rules miss UPDATE and DELETE of fortresses.castles.example.com; the"
                + " webhook's account may not get, list, watch fortresses.castles.example.com; add"
                + " to the chart's values: watchedResources: [{group: \"castles.example.com\","
                + " resources: [fortresses]}]");
    List<JsonNode> own = List.of(entry("castles.example.com", "fortresses", ""));
    assertThat(KindCoverage.of(fortress, own, List.of()).complete()).isTrue();
    assertThat(KindCoverage.of(fortress, own, List.of("list")).reason()).isEqualTo("MissingRight");
    List<JsonNode> conditional =
        List.of(
            entry(
                "castles.example.com",
                "fortresses",
                ", matchConditions: [{name: a, expression: b}]"));
    assertThat(KindCoverage.of(fortress, conditional, List.of()).usable()).isFalse();
  }

  @Test
  void anExtensionNeedsRulesForWhatItAdds() {
    String clusters =
        "{group: postgresql.cnpg.io, version: v1, resource: clusters, kind: Cluster,"
            + " namespaced: true, role: Database, %s}";
    String name = "clusters.postgresql.cnpg.io";
    BroughtKind.Accepted falls =
        accepted(
            name,
            clusters.formatted(
                "dependents: [{group: '', resource: a, selector: {b: c}, fate: Orphaned}]"));
    assertThat(KindCoverage.of(falls, List.of(), List.of()).complete()).isTrue();
    BroughtKind.Accepted changes =
        accepted(
            name,
            clusters.formatted(
                "transitions: [{id: a, path: b, when: Changes, effect: Shrink, message: c}]"));
    assertThat(KindCoverage.of(changes, List.of(), List.of()).gaps())
        .containsExactly(new Gap("postgresql.cnpg.io", "clusters", List.of(Operation.UPDATE)));
    assertThat(
            KindCoverage.of(
                    changes, List.of(entry("postgresql.cnpg.io", "clusters", "")), List.of())
                .complete())
        .isTrue();
  }

  @Test
  void everyLabelThatLinksIsAskedAbout() {
    LinkageSettings linkage =
        new LinkageSettings(
            Map.of("tier", List.of("gold")),
            Map.of(),
            List.of(),
            Map.of("shared", List.of()),
            null);
    assertThat(missedLabels("['holdfast.dev/protected', 'shared', 'tier'].exists(k, %s)", linkage))
        .isEmpty();
    assertThat(missedLabels("['holdfast.dev/protected', 'tiers'].exists(k, %s)", linkage))
        .containsExactly("shared", "tier");
  }

  @Test
  void noLabelIsMissedWhereAllAreAskedAbout() {
    String all = "object.metadata.?labels != oldObject.metadata.?labels || %s";
    assertThat(missedLabels(all, null)).isEmpty();
    assertThat(WebhookRules.of(List.of(entry("", "pods", ""))).missedLabels(null)).isEmpty();
  }

  private static List<String> missedLabels(String condition, @Nullable LinkageSettings linkage) {
    String expression =
        condition.formatted("object.metadata.?labels[?k] != oldObject.metadata.?labels[?k]");
    JsonNode webhook =
        entry("", "pods", ", matchConditions: [{name: x, expression: \"" + expression + "\"}]");
    return WebhookRules.of(List.of(webhook)).missedLabels(linkage);
  }

  private static BroughtKind.Accepted accepted(String name, String yaml) {
    return (BroughtKind.Accepted)
        BroughtKinds.of(Catalogue.builtIn(), Map.of(name, TestingKinds.spec(yaml)))
            .byName()
            .get(name);
  }

  private static JsonNode entry(String group, String resource, String more) {
    return yaml(
        """
        webhooks:
        - {name: x.watched.holdfast.dev, rules: [{operations: [CREATE, UPDATE, DELETE], apiGroups: [%s], apiVersions: ["*"], resources: [%s]}]%s}
        """
            .formatted(group, resource, more));
  }

  private static final String SIGN =
      "[{schema: {openAPIV3Schema: {properties: {spec: {properties: {prune: {}}}}}}}]}}";

  private static List<Gap> gaps(
      DataKind kind, String operations, String groups, String resources, String scope) {
    JsonNode configuration =
        yaml(
            """
            webhooks:
            - name: data.holdfast.dev
              rules: [{operations: %s, apiGroups: %s, apiVersions: ["*"], resources: %s, scope: %s}]
            """
                .formatted(operations, groups, resources, scope));
    return WebhookRules.of(List.of(configuration)).gaps(List.of(kind));
  }

  private static JsonNode definition(String plural, String kind, String properties) {
    return yaml(
        """
        metadata: {name: %1$s.example.com}
        spec:
          group: example.com
          names: {plural: %1$s, kind: %2$s}
          versions: [{schema: {openAPIV3Schema: {properties: %3$s}}}]
        """
            .formatted(plural, kind, properties.replace("\n", " ").strip()));
  }

  private static InventoryObject claimOf(String kind) {
    return Projection.of(
        yaml(
            "metadata: {name: c, namespace: n, ownerReferences: [{apiVersion: example.com/v1, kind: %s}]}"
                .formatted(kind)),
        CLAIMS);
  }

  private static DataKind kind(String group, String resource) {
    return Catalogue.builtIn().find(group, resource).orElseThrow();
  }

  private static JsonNode yaml(String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ObjectRef CLAIM =
      new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", "orders", "data");

  @Test
  void holdsWhatTheContractSays() throws Exception {
    Change change =
        TestingReviews.delete(
                "persistentvolumeclaims",
                "{kind: PersistentVolumeClaim, metadata: {name: data, namespace: orders, uid: u-1}}")
            .change();
    Impact impact =
        new Impact(
            List.of(
                new ImpactItem(
                    CLAIM,
                    "u-1",
                    Role.Claim,
                    Fate.Destroyed,
                    List.of("the target"),
                    new Linkage(true, false, List.of("environment=production")),
                    new Backing("csi.example", "vol-1"))),
            List.of(
                new RestorePoint(
                    CLAIM,
                    new ObjectRef(
                        "snapshot.storage.k8s.io",
                        "volumesnapshots",
                        "VolumeSnapshot",
                        "orders",
                        "s"),
                    NOW.minusSeconds(60),
                    true,
                    false,
                    true,
                    "kept")),
            "sha256:1");
    JsonNode input = document(change, impact);

    assertThat(input.at("/change/operation").asText()).isEqualTo("DELETE");
    assertThat(input.at("/change/propagationPolicy").asText()).isEqualTo("Background");
    assertThat(input.at("/change/uid").asText()).isEqualTo("u-1");
    assertThat(input.at("/effects/0/effect").asText()).isEqualTo("Delete");
    assertThat(input.at("/effects/0/from").isNull()).isTrue();
    assertThat(input.at("/review/object/metadata/name").asText()).isEqualTo("data");
    assertThat(input.at("/review/userInfo/username").asText()).isEqualTo("dana@example.com");
    assertThat(input.has("resource")).isFalse();
    assertThat(input.has("parameters")).isFalse();
    assertThat(input.at("/requester/class").asText()).isEqualTo("Agent");
    assertThat(input.at("/requester/agent/owner").asText()).isEqualTo("dana@example.com");
    assertThat(input.at("/requester/extra/a~1b/0").asText()).isEqualTo("c");
    assertThat(input.at("/namespaceLabels/tier").asText()).isEqualTo("x");
    assertThat(input.at("/impact/items/0/linkage/because/0").asText())
        .isEqualTo("environment=production");
    assertThat(input.at("/impact/items/0/backing/handle").asText()).isEqualTo("vol-1");
    assertThat(input.at("/impact/restorePoints/0/of/name").asText()).isEqualTo("data");
    assertThat(input.at("/impact/restorePoints/0/ageSeconds").asLong()).isEqualTo(60);
    assertThat(input.at("/impact/counts/Destroyed").asInt()).isEqualTo(1);
    assertThat(input.at("/now").asText()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(input.at("/cluster").asText()).isEqualTo("c-1");
  }

  @Test
  void withoutImpactItsPartsAreEmpty() throws Exception {
    Change change =
        TestingReviews.create("persistentvolumeclaims", "{metadata: {name: a}}").change();
    JsonNode input = document(change, null);
    assertThat(input.at("/impact/items").isArray()).isTrue();
    assertThat(input.at("/change/propagationPolicy").isNull()).isTrue();
    assertThat(input.at("/review/oldObject").isNull()).isTrue();
  }

  private static JsonNode document(Change change, Impact impact) throws Exception {
    Identity identity =
        new Identity(
            new Requester("dana", "", List.of("g"), Map.of("a/b", List.of("c"))),
            RequesterClass.Agent,
            "cursor",
            "dana@example.com");
    List<Effect> effects =
        List.of(new Effect(EffectClass.Delete, "delete", "", null, null, "deletes it"));
    return new ObjectMapper()
        .readTree(
            new InputDocument(change, effects, identity, impact, Map.of("tier", "x"), NOW, "c-1")
                .bytes());
  }
}

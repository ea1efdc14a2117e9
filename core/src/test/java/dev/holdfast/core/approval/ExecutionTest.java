package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.TestingReviews;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a change counts as made. */
class ExecutionTest {
  private static final String VOLUME =
      """
      kind: PersistentVolume
      metadata: {name: pv-1, uid: %s}
      spec: {persistentVolumeReclaimPolicy: %s}
      """;

  @Test
  void deletedWhenTheUidIsGone() {
    Statement statement = StatementWriterTest.parsed(TestingScene.fresh().text());
    assertThat(Execution.seen(statement, Optional.empty())).isTrue();
    assertThat(Execution.seen(statement, claim("ffff"))).isTrue();
    assertThat(Execution.seen(statement, claim("a1b2"))).isFalse();
  }

  @Test
  void updatedWhenTheValuesAreThere() {
    Effect weaken =
        new Effect(EffectClass.Weaken, "r", "/spec/persistentVolumeReclaimPolicy", null, null, "");
    Statement statement =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(
                    TestingReviews.update(
                            "persistentvolumes",
                            VOLUME.formatted("u1", "Retain"),
                            VOLUME.formatted("u1", "Delete"))
                        .change(),
                    weaken)
                .text());
    assertThat(Execution.seen(statement, volume("u1", "Delete"))).isTrue();
    assertThat(Execution.seen(statement, volume("u1", "Retain"))).isFalse();
    assertThat(Execution.seen(statement, volume("u2", "Delete"))).isFalse();
    assertThat(Execution.seen(statement, Optional.empty())).isFalse();
  }

  @Test
  void removedWhenTheFieldIsGone() {
    Effect unlabel = new Effect(EffectClass.Unlabel, "r", "/metadata/labels/env", null, null, "");
    String labelled = "{kind: PersistentVolume, metadata: {name: a, uid: u, labels: {env: prod}}}";
    String bare = "{kind: PersistentVolume, metadata: {name: a, uid: u}}";
    Statement statement =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(TestingReviews.update("persistentvolumes", labelled, bare).change(), unlabel)
                .text());
    assertThat(Execution.seen(statement, Optional.of(TestingReviews.yaml(labelled)))).isFalse();
    assertThat(Execution.seen(statement, Optional.of(TestingReviews.yaml(bare)))).isTrue();
  }

  @Test
  void createdWhenItIsThere() {
    Statement statement =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(
                    TestingReviews.create("jobs.batch", "{kind: Job, metadata: {name: a}}")
                        .change(),
                    new Effect[0])
                .text());
    assertThat(Execution.seen(statement, Optional.empty())).isFalse();
    assertThat(Execution.seen(statement, created("2026-11-23T09:31:00Z"))).isTrue();
    assertThat(Execution.seen(statement, created("2026-11-22T09:31:00Z"))).isFalse();
    assertThat(Execution.seen(statement, created("2026-11-23T08:00:00Z")))
        .as("at the very beginning of the window")
        .isTrue();
    assertThat(Execution.seen(statement, created(""))).isFalse();
    assertThat(Execution.seen(statement, created("yesterday")))
        .as("what can't be told forbids")
        .isTrue();
  }

  @Test
  void aFieldWhoseNameIsWrittenOutIsNeverSeen() {
    String bare = "{kind: PersistentVolume, metadata: {name: a, uid: u1}}";
    String hidden = "{kind: PersistentVolume, metadata: {name: a, uid: u1}, \"sp\\u200Bec\": 1}";
    Statement statement =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(
                    TestingReviews.update("persistentvolumes", bare, hidden).change(),
                    new Effect[0])
                .text());
    assertThat(statement.change().fields().getFirst().path()).startsWith("escaped:");
    assertThat(Execution.seen(statement, Optional.of(TestingReviews.yaml(hidden)))).isFalse();
  }

  @Test
  void whatLeavesNothingToSeeIsNeverSeen() {
    Statement generated =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(
                    TestingReviews.create("jobs.batch", "{metadata: {generateName: a-, name: a-1}}")
                        .change(),
                    new Effect[0])
                .text());
    assertThat(Execution.seen(generated, created("2026-11-23T09:31:00Z"))).isFalse();
    Statement nothing =
        StatementWriterTest.parsed(
            TestingScene.fresh()
                .with(
                    TestingReviews.update(
                            "persistentvolumes",
                            VOLUME.formatted("u1", "Retain"),
                            VOLUME.formatted("u1", "Retain"))
                        .change(),
                    new Effect[0])
                .text());
    assertThat(Execution.seen(nothing, volume("u1", "Retain"))).isFalse();
  }

  private static Optional<JsonNode> created(String time) {
    return Optional.of(
        TestingReviews.yaml("{metadata: {name: a, creationTimestamp: \"" + time + "\"}}"));
  }

  private static Optional<JsonNode> claim(String uid) {
    return Optional.of(TestingReviews.yaml(TestingScene.CLAIM.formatted(uid)));
  }

  private static Optional<JsonNode> volume(String uid, String policy) {
    return Optional.of(TestingReviews.yaml(VOLUME.formatted(uid, policy)));
  }
}

package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.RestorePoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementWriterTest {
  private static final String CONFIG =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: pg-data-0
        namespace: orders
        uid: u1
        generation: %d
        labels: {environment: %s, team: %s}
      spec: {volumeName: pv}
      """;

  @Test
  void asTheDesignShowsIt() {
    assertThat(TestingScene.fresh().text())
        .startsWith(
            "{\"apiVersion\":\"holdfast.dev/v1alpha1\",\"kind\":\"ChangeStatement\",\"request\":\"chr-")
        .contains(
            "\"cluster\":\"cluster-1\",\"change\":{\"operation\":\"DELETE\",\"group\":\"\","
                + "\"resource\":\"persistentvolumeclaims\",\"subresource\":\"\","
                + "\"namespace\":\"orders-staging\",\"name\":\"pg-data-0\",\"uid\":\"a1b2\","
                + "\"propagationPolicy\":\"Background\"},\"effects\":[\"Delete\"]")
        .contains(
            "\"lines\":[\"DESTROYED persistentvolumeclaims orders-production/pg-data-0, PRODUCTION"
                + " (environment=production), storage csi.example/vol-123, shares backing"
                + " csi.example/vol-123\",\"DESTROYED persistentvolumeclaims"
                + " orders-staging/pg-data-0, storage csi.example/vol-123\","
                + "\"NO INDEPENDENT RESTORE POINT of persistentvolumeclaims"
                + " orders-production/pg-data-0\"")
        .contains(
            "\"requester\":{\"username\":\"system:serviceaccount:agents:cursor\","
                + "\"class\":\"Agent\",\"agent\":\"cursor-staging\"}")
        .endsWith(
            "\"reason\":\"\",\"notBefore\":\"2026-11-23T08:00:00Z\","
                + "\"notAfter\":\"2026-11-23T16:00:00Z\"}");
  }

  @Test
  void theNameIsADnsLabel() {
    assertThat(StatementWriter.write(TestingScene.fresh().matter()).name())
        .matches("chr-[a-z2-7]{52}")
        .hasSizeLessThanOrEqualTo(63);
    assertThat(RequestName.base32("foobar".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("mzxw6ytboi");
    assertThat(RequestName.base32(new byte[] {0, 0})).isEqualTo("aaaa");
  }

  @Test
  void theSameAllThroughAPeriodAndAnotherInTheNext() {
    TestingScene scene = TestingScene.fresh();
    String first = scene.at("2026-11-23T08:00:00Z").text();
    assertThat(scene.at("2026-11-23T11:59:59Z").text()).isEqualTo(first);
    assertThat(scene.at("2026-11-23T12:00:00Z").text()).isNotEqualTo(first);
    assertThat(scene.at("2026-11-23T07:59:59Z").text()).isNotEqualTo(first);
  }

  @Test
  void anotherReviewIdOrDryRunIsTheSameRequest() {
    Change again =
        TestingReviews.delete("persistentvolumeclaims", TestingScene.CLAIM.formatted("a1b2"))
            .by(TestingScene.AGENT)
            .with("uid", TestingReviews.yaml("other"))
            .dryRun()
            .change();
    assertThat(TestingScene.fresh().with(again).text()).isEqualTo(TestingScene.fresh().text());
  }

  @Test
  void textsOfRequirementsDoNotNameTheRequest() {
    Requirement first = TestingScene.fresh().requirements().getFirst();
    Requirement reworded =
        new Requirement(first.policy(), first.code(), first.group(), 2, false, "other words");
    assertThat(StatementWriter.names(TestingScene.fresh().with(reworded).matter()))
        .isEqualTo(StatementWriter.names(TestingScene.fresh().matter()));
  }

  @Test
  void requirementsOfOneReasonAreOne() {
    TestingScene scene =
        TestingScene.fresh()
            .with(
                new Requirement("b", "B", "dba", 1, false, "z"),
                new Requirement("a", "A", "dba", 1, true, "second"),
                new Requirement("a", "A", "dba", 3, false, "first"));
    assertThat(parsed(scene.text()).requirements())
        .containsExactly(
            new Requirement("a", "A", "dba", 3, true, "first (and 1 more)"),
            new Requirement("b", "B", "dba", 1, false, "z"));
  }

  @Test
  void anUpdateIsBoundToItsDestructiveTransitions() {
    Change strip = labels("production", "staging", "a", "a");
    Effect unlabel = unlabel();
    Statement one = parsed(TestingScene.fresh().with(strip, unlabel).text());
    assertThat(one.change().content()).startsWith("sha256:");
    assertThat(one.change().fields())
        .extracting(Statement.Field::path)
        .containsExactly("/metadata/labels/environment");
    assertThat(one.impact().lines())
        .contains("CHANGE /metadata/labels/environment: \"production\" -> \"staging\"");

    Statement withAnotherLabel =
        parsed(
            TestingScene.fresh().with(labels("production", "staging", "a", "b"), unlabel).text());
    assertThat(withAnotherLabel.change().content()).isEqualTo(one.change().content());
    Statement fromElsewhere =
        parsed(TestingScene.fresh().with(labels("prod", "staging", "a", "a"), unlabel).text());
    assertThat(fromElsewhere.change().content()).isNotEqualTo(one.change().content());
  }

  @Test
  void withoutEffectsAnUpdateIsBoundToAllItChanges() {
    Statement statement =
        parsed(TestingScene.fresh().with(labels("a", "b", "a", "b"), new Effect[0]).text());
    assertThat(statement.change().fields())
        .extracting(Statement.Field::path)
        .containsExactly("/metadata/labels/environment", "/metadata/labels/team");
  }

  private static Change labels(String from, String to, String teamFrom, String teamTo) {
    return TestingReviews.update(
            "persistentvolumeclaims",
            CONFIG.formatted(1, from, teamFrom),
            CONFIG.formatted(2, to, teamTo))
        .by(TestingScene.AGENT)
        .change();
  }

  private static Effect unlabel() {
    return new Effect(
        EffectClass.Unlabel,
        "linkage",
        "/metadata/labels/environment",
        TestingReviews.yaml("production"),
        TestingReviews.yaml("staging"),
        "");
  }

  @Test
  void aCreateIsTheSameOnEveryTry() {
    String first = create("uid: one, creationTimestamp: \"2026-01-01T00:00:00Z\", generation: 1");
    String second =
        create("uid: two, creationTimestamp: \"2026-01-01T00:00:09Z\", resourceVersion: \"7\"");
    assertThat(second).isEqualTo(first);
    assertThat(parsed(first).change().uid()).isNull();
    assertThat(create("uid: one, labels: {a: b}")).isNotEqualTo(first);
  }

  @Test
  void aGeneratedNameNamesNothing() {
    String first = generated("bad-abc12");
    assertThat(generated("bad-xyz89")).isEqualTo(first);
    assertThat(parsed(first).change().name()).isEmpty();
  }

  private static String create(String metadata) {
    String object =
        """
        apiVersion: holdfast.dev/v1alpha1
        kind: Approver
        metadata: {name: mallory, %s}
        spec: {groups: [dba]}
        status: {a: b}
        """
            .formatted(metadata);
    return TestingScene.fresh()
        .with(
            TestingReviews.create("approvers.holdfast.dev", object).by(TestingScene.AGENT).change(),
            new Effect[0])
        .text();
  }

  private static String generated(String name) {
    String object =
        "{kind: Job, metadata: {generateName: bad-, name: %s}, spec: {a: 1}}".formatted(name);
    return TestingScene.fresh()
        .with(
            TestingReviews.create("jobs.batch", object).by(TestingScene.AGENT).change(),
            new Effect[0])
        .text();
  }

  @Test
  void productionComesFirstAndTheRestIsCounted() {
    List<ImpactItem> items = new ArrayList<>();
    for (int index = 0; index < 500; index++) {
      items.add(TestingScene.item("ns", "claim-%03d".formatted(index)));
    }
    items.addAll(TestingScene.items());
    Statement statement = parsed(TestingScene.fresh().with(TestingScene.impact(items)).text());
    List<String> lines = statement.impact().lines();
    assertThat(statement.impact().items()).isEqualTo(502);
    assertThat(lines).hasSizeLessThanOrEqualTo(200);
    assertThat(lines.getFirst()).contains("orders-production/pg-data-0, PRODUCTION");
    assertThat(lines).contains("and 382 more: 382 persistentvolumeclaims");
    assertThat(lines).anyMatch(line -> line.startsWith("and restore points of "));
  }

  @Test
  void itAlwaysFits() {
    List<ImpactItem> items = new ArrayList<>();
    for (int index = 0; index < 10_000; index++) {
      items.add(
          new ImpactItem(
              TestingScene.ref(
                  "persistentvolumeclaims",
                  "PersistentVolumeClaim",
                  "n".repeat(63),
                  "\"".repeat(240) + index),
              "uid",
              Role.Claim,
              Fate.Destroyed,
              List.of("\"\\".repeat(500)),
              new Linkage(true, true, List.of("é\u0001".repeat(500))),
              null));
    }
    List<Requirement> requirements = new ArrayList<>();
    for (int index = 0; index < 40; index++) {
      requirements.add(new Requirement("p" + index, "C", "dba", 1, false, "\"".repeat(5000)));
    }
    TestingScene scene =
        TestingScene.fresh()
            .with(TestingScene.impact(items))
            .with(requirements.toArray(Requirement[]::new));
    String text = scene.text();
    assertThat(text.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(StatementParser.SIZE_LIMIT);
    assertThat(parsed(text).impact().items()).isEqualTo(10_000);
  }

  @Test
  void labelsCantWriteOverTheScreen() {
    ImpactItem hostile =
        new ImpactItem(
            TestingScene.ref("persistentvolumeclaims", "PersistentVolumeClaim", "a", "b"),
            "u",
            Role.Claim,
            Fate.Destroyed,
            List.of(),
            new Linkage(true, false, List.of("x=\u001b[2Ky\n\u202Ez\uFEFFe\u0301")),
            null);
    assertThat(
            parsed(TestingScene.fresh().with(TestingScene.impact(List.of(hostile))).text())
                .impact()
                .lines())
        .contains(
            "DESTROYED persistentvolumeclaims a/b, PRODUCTION"
                + " (x=\uFFFD[2Ky \uFFFDz\uFFFD\u00E9)");
  }

  @Test
  void namesThatLookLikeOthersAreWrittenOut() {
    assertThat(Exact.of("dana@example.com")).isEqualTo("dana@example.com");
    assertThat(Exact.of("Jos\u00E9")).isEqualTo("Jos\u00E9");
    assertThat(Exact.of("Jose\u0301")).isEqualTo("escaped:Jose%CC%81");
    assertThat(Exact.of("a\u200Bb")).isEqualTo("escaped:a%E2%80%8Bb");
    assertThat(Exact.of("escaped:x%")).isEqualTo("escaped:escaped:x%25");
  }

  @Test
  void theNewestIndependentRestorePoint() {
    RestorePoint old = point("old", "2026-11-20T00:00:00Z", true, "kept");
    RestorePoint fresh = point("new", "2026-11-22T00:00:00Z", true, "kept by its own storage");
    RestorePoint dependent = point("dep", "2026-11-23T00:00:00Z", false, "goes with the claim");
    TestingScene scene =
        TestingScene.fresh().with(TestingScene.impact(TestingScene.items(), old, fresh, dependent));
    assertThat(parsed(scene.text()).impact().lines())
        .contains(
            "RESTORE POINT of persistentvolumeclaims orders-production/pg-data-0: volumesnapshots"
                + " orders-production/new, complete 2026-11-22T00:00:00Z; kept by its own storage")
        .contains(
            "NO INDEPENDENT RESTORE POINT of persistentvolumeclaims orders-staging/pg-data-0");
    assertThat(
            parsed(
                    TestingScene.fresh()
                        .with(TestingScene.impact(TestingScene.items(), dependent))
                        .text())
                .impact()
                .lines())
        .contains(
            "NO INDEPENDENT RESTORE POINT of persistentvolumeclaims orders-production/pg-data-0;"
                + " volumesnapshots orders-production/dep doesn't count: goes with the claim");
  }

  private static RestorePoint point(String name, String at, boolean independent, String why) {
    return new RestorePoint(
        TestingScene.items().getFirst().ref(),
        TestingScene.ref("volumesnapshots", "VolumeSnapshot", "orders-production", name),
        Instant.parse(at),
        independent,
        !independent,
        independent,
        why);
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    List<ImpactItem> items = new ArrayList<>(TestingScene.items());
    items.add(TestingScene.item("a", "b"));
    String text = TestingScene.fresh().with(TestingScene.impact(items)).text();
    Collections.reverse(items);
    assertThat(TestingScene.fresh().with(TestingScene.impact(items)).text()).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsRead() {
    Statement statement = parsed(TestingScene.fresh().text());
    assertThat(statement.text()).isEqualTo(TestingScene.fresh().text());
    assertThat(statement.change().shown())
        .isEqualTo("persistentvolumeclaims orders-staging/pg-data-0");
  }

  static Statement parsed(String text) {
    return switch (StatementParser.parse(text)) {
      case ParsedStatement.Parsed(Statement statement) -> statement;
      case ParsedStatement.Malformed(String message) -> throw new AssertionError(message);
    };
  }
}

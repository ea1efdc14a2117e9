package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalResult.Satisfied;
import dev.holdfast.core.approval.ApprovalResult.Unmet;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an approval reaches: to the second, to the field, to the request. */
class ApprovalBoundsTest {
  private static final Effect DELETE = effect(EffectClass.Delete, "");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:29:59Z, false",
    "2026-11-23T09:30:00Z, true",
    "2026-11-23T09:59:59Z, true",
    "2026-11-23T10:00:00Z, false"
  })
  void fromNotBeforeUntilJustBeforeNotAfter(String now, boolean counts) {
    TestingScene scene = TestingScene.fresh().requested();
    String text = window(scene.heldText(), "2026-11-23T09:30:00Z", "2026-11-23T10:00:00Z");
    assertThat(signed(scene, text).at(now).check() instanceof Satisfied).isEqualTo(counts);
  }

  @Test
  void aShellIsApprovedForFifteenMinutesAtMost() {
    TestingScene scene =
        TestingScene.fresh().with(shell("psql"), effect(EffectClass.DataPlane, "")).requested();
    String quarter = window(scene.heldText(), "2026-11-23T09:30:00Z", "2026-11-23T09:45:00Z");
    String longer = window(scene.heldText(), "2026-11-23T09:30:00Z", "2026-11-23T09:45:01Z");
    assertThat(signed(scene, quarter).check()).isInstanceOf(Satisfied.class);
    refused(signed(scene, longer), "counts for at most 15 minutes, this is for longer");
    refused(signed(scene, scene.heldText()), "counts for at most 15 minutes");
    refused(
        signed(scene, quarter).with(shell("rm"), effect(EffectClass.DataPlane, "")),
        "approved for other content");
  }

  @Test
  void anEffectMoreThanWasSigned() {
    refused(
        TestingScene.approved()
            .with(TestingScene.deletion("a1b2"), DELETE, effect(EffectClass.Uncover, "")),
        "the change has another destructive effect now");
    TestingScene both =
        TestingScene.fresh()
            .with(TestingScene.deletion("a1b2"), DELETE, effect(EffectClass.Uncover, ""))
            .requested();
    TestingScene signed = signed(both, both.heldText());
    assertThat(signed.with(TestingScene.deletion("a1b2"), DELETE).check())
        .isInstanceOf(Satisfied.class);
  }

  @Test
  void aFieldMoreOrLessOrFromElsewhere() {
    Effect policy = effect(EffectClass.Weaken, "/spec/policy");
    Effect claim = effect(EffectClass.Reparent, "/spec/claim");
    TestingScene one = TestingScene.fresh().with(update("a", "b", "c", "c"), policy).requested();
    TestingScene two =
        TestingScene.fresh().with(update("a", "b", "c", "d"), policy, claim).requested();
    refused(
        signed(one, one.heldText()).with(update("a", "b", "c", "d"), policy, claim),
        "approved without a change of /spec/claim");
    refused(
        signed(two, two.heldText()).with(update("a", "b", "c", "c"), policy),
        "approved with a change of /spec/claim, this has none");
    refused(
        signed(one, one.heldText()).with(update("x", "b", "c", "c"), policy),
        "approved for a change from other values than those there now");
    assertThat(signed(two, two.heldText()).check()).isInstanceOf(Satisfied.class);
  }

  @Test
  void anotherObjectCreatedThanWasApproved() {
    TestingScene scene = TestingScene.fresh().with(create("drop"), DELETE).requested();
    assertThat(signed(scene, scene.heldText()).check()).isInstanceOf(Satisfied.class);
    refused(
        signed(scene, scene.heldText()).with(create("drop all"), DELETE),
        "approved for other content");
  }

  @Test
  void ofAGroupOfTheSameResource() {
    TestingScene scene = TestingScene.fresh().with(create("drop"), DELETE).requested();
    Change other =
        TestingReviews.create("sqljobs.example.org", "{metadata: {name: x}, spec: {sql: drop}}")
            .by(TestingScene.AGENT)
            .change();
    refused(
        signed(scene, scene.heldText()).with(other, DELETE),
        "approved for group k8s.mariadb.com, this is example.org");
  }

  @Test
  void aRequestThatHoldsSomethingElse() {
    TestingScene scene = TestingScene.approved();
    String name = scene.requests().keySet().iterator().next();
    String other = TestingScene.fresh().with(create("drop"), DELETE).requested().heldText();
    assertThat(ended(scene.held(name, new HeldRequest("{}", false, TestingScene.NOW))))
        .contains("can't be read");
    assertThat(ended(scene.held(name, new HeldRequest(other, false, TestingScene.NOW))))
        .contains("holds the statement of another one");
  }

  private static String ended(TestingScene scene) {
    return ((ApprovalResult.Ended) scene.check()).message();
  }

  private static TestingScene signed(TestingScene scene, String text) {
    return scene.signed("dana", DANA, text).signed("erin", ERIN, text);
  }

  private static String window(String text, String from, String to) {
    return text.replace("2026-11-23T08:00:00Z", from).replace("2026-11-23T16:00:00Z", to);
  }

  private static Change shell(String command) {
    return TestingReviews.of(
            Operation.CONNECT,
            "pods",
            null,
            TestingReviews.yaml("{kind: PodExecOptions, command: [" + command + "]}"))
        .subresource("exec")
        .with("namespace", TextNode.valueOf("orders-staging"))
        .with("name", TextNode.valueOf("pg-0"))
        .by(TestingScene.AGENT)
        .change();
  }

  private static Change update(String from, String to, String claimFrom, String claimTo) {
    String volume =
        "{kind: PersistentVolume, metadata: {name: pv-1, uid: p1}, spec: {policy: %s, claim: %s}}";
    return TestingReviews.update(
            "persistentvolumes", volume.formatted(from, claimFrom), volume.formatted(to, claimTo))
        .by(TestingScene.AGENT)
        .change();
  }

  private static Change create(String sql) {
    return TestingReviews.create(
            "sqljobs.k8s.mariadb.com", "{metadata: {name: x}, spec: {sql: " + sql + "}}")
        .by(TestingScene.AGENT)
        .change();
  }

  private static Effect effect(EffectClass effect, String path) {
    return new Effect(effect, "rule", path, null, null, "because");
  }

  private static void refused(TestingScene scene, String difference) {
    assertThat(scene.check())
        .isInstanceOfSatisfying(
            Unmet.class,
            unmet -> assertThat(unmet.differences()).anyMatch(line -> line.contains(difference)));
  }
}

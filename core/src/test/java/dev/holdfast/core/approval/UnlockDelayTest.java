package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enough signatures don't count before the delay after the request's creation has passed. */
class UnlockDelayTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @ParameterizedTest
  @CsvSource({"30m, PT30M", "1h30m, PT1H30M", "45s, PT45S", "3h, PT3H"})
  void readsAndShowsWhatTheSettingsSay(String setting, Duration delay) {
    assertThat(UnlockDelay.of(setting)).isEqualTo(delay);
    assertThat(UnlockDelay.shown(delay)).isEqualTo(setting);
  }

  @Test
  void isNoneWithoutASettingAndTheLongestWhenUnreadable() {
    assertThat(UnlockDelay.of(null)).isZero();
    assertThat(UnlockDelay.of("")).isZero();
    assertThat(UnlockDelay.of("soon")).isEqualTo(UnlockDelay.LONGEST);
  }

  @Test
  void countsFromTheRequestsCreation() {
    TestingScene scene = createdAt(TestingScene.NOW.minus(HALF_AN_HOUR).plusSeconds(1));
    assertThat(check(scene, HALF_AN_HOUR))
        .isInstanceOfSatisfying(
            ApprovalResult.Early.class,
            early -> assertThat(early.from()).isEqualTo(TestingScene.NOW.plusSeconds(1)));
    assertThat(check(createdAt(TestingScene.NOW.minus(HALF_AN_HOUR)), HALF_AN_HOUR))
        .isInstanceOf(ApprovalResult.Satisfied.class);
    assertThat(check(scene, Duration.ZERO)).isInstanceOf(ApprovalResult.Satisfied.class);
  }

  @Test
  void aRequestWithoutACreationTimeNeverCounts() {
    TestingScene scene = createdAt(HeldRequest.createdAt(null));
    assertThat(check(scene, HALF_AN_HOUR)).isInstanceOf(ApprovalResult.Early.class);
    assertThat(HeldRequest.createdAt("yesterday")).isEqualTo(Instant.MAX);
  }

  @Test
  void tooFewSignaturesAreStillTooFew() {
    TestingScene scene = TestingScene.fresh().requested().signed("dana", TestingScene.DANA);
    assertThat(check(scene, HALF_AN_HOUR)).isInstanceOf(ApprovalResult.Unmet.class);
  }

  /** Whenever a request is made, it can be approved for longer than the longest delay. */
  @Test
  void theLongestLeavesTimeInEveryPeriod() {
    Instant lastMoment = Period.of(TestingScene.NOW).end().minusSeconds(1);
    assertThat(lastMoment.plus(UnlockDelay.LONGEST))
        .isBefore(Period.of(TestingScene.NOW).notAfter().minus(HALF_AN_HOUR));
  }

  private static TestingScene createdAt(Instant time) {
    TestingScene scene = TestingScene.approved();
    String name = scene.requests().keySet().iterator().next();
    return scene.held(name, new HeldRequest(scene.heldText(), false, time));
  }

  private static ApprovalResult check(TestingScene scene, Duration delay) {
    ApprovalMatter matter = scene.matter();
    return ApprovalCheck.check(
        new ApprovalMatter(
            matter.change(),
            matter.effects(),
            matter.impact(),
            matter.identity(),
            matter.requirements(),
            delay,
            matter.cluster(),
            matter.now()),
        scene.evidence(),
        scene.agents());
  }
}

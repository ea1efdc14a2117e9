package dev.holdfast.operator.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.trust.WindowState;
import dev.holdfast.operator.write.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is told of a window, when it is an alarm, and when to look again. */
class WindowOutcomeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final WriteOutcome DONE = new WriteOutcome.Done("u", 3);

  @Test
  void looksAgainWhenAWindowEnds() {
    WindowState.Open soon = new WindowState.Open("paula", NOW.plusSeconds(7), "upgrade");
    assertThat(WindowOutcome.open(soon, NOW).again()).isEqualTo(Duration.ofSeconds(7));
    assertThat(WindowOutcome.open(soon, NOW).message())
        .isEqualTo("open to paula until 2026-11-23T09:30:07Z: upgrade");
  }

  @Test
  void oneThatIsClosedPromptlyIsNoAlarm() {
    WindowOutcome outcome = WindowOutcome.ended(NOW.minusSeconds(2), DONE, NOW);
    assertThat(outcome.alarm()).isEmpty();
    assertThat(outcome.isOverdue()).isFalse();
    assertThat(outcome.open()).isFalse();
  }

  @Test
  void oneThatHasOutlivedItsEndIsAnAlarmAlsoWhenItIsClosedNow() {
    WindowOutcome outcome = WindowOutcome.ended(NOW.minusSeconds(60), DONE, NOW);
    assertThat(outcome.alarm()).hasValueSatisfying(alarm -> assertThat(alarm).contains("only now"));
    assertThat(outcome.isOverdue()).isFalse();
  }

  @Test
  void oneThatCannotBeClosedIsOverdueAndTriedAgain() {
    WriteOutcome refused = new WriteOutcome.Refused("Forbidden", "no right");
    WriteOutcome down = new WriteOutcome.Unavailable("no webhook");
    for (WriteOutcome outcome : new WriteOutcome[] {refused, down}) {
      WindowOutcome overdue = WindowOutcome.ended(NOW.minusSeconds(1), outcome, NOW);
      assertThat(overdue.isOverdue()).isTrue();
      assertThat(overdue.open()).isFalse();
      assertThat(overdue.alarm()).isPresent();
      assertThat(overdue.again()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whoeverClosedItFirstIsFine() {
    WindowOutcome raced = WindowOutcome.ended(NOW.minusSeconds(60), new WriteOutcome.Raced(), NOW);
    assertThat(raced.alarm()).isEmpty();
    assertThat(raced.isOverdue()).isFalse();
  }
}

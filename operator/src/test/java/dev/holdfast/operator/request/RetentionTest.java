package dev.holdfast.operator.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant END = Instant.parse("2026-11-24T16:00:00Z");

  @Test
  void keepsAFinishedRequestForADayAfterItsWindow() {
    assertThat(Retention.isOver(status("Executed"), END)).isFalse();
    assertThat(Retention.isOver(status("Executed"), END.plus(Retention.KEPT))).isFalse();
    assertThat(Retention.isOver(status("Rejected"), later())).isTrue();
  }

  @Test
  void keepsWhatIsNotFinishedOrHasNoKnownEnd() {
    assertThat(Retention.isOver(status("Pending"), later())).isFalse();
    assertThat(Retention.isFinished(null)).isFalse();
    ChangeRequestStatus endless =
        new ChangeRequestStatus(null, "Expired", null, null, null, null, null, null, null);
    assertThat(Retention.isOver(endless, later())).isFalse();
  }

  private static Instant later() {
    return END.plus(Retention.KEPT).plus(Duration.ofSeconds(1));
  }

  private static ChangeRequestStatus status(String phase) {
    return new ChangeRequestStatus(null, phase, null, null, null, END.toString(), null, null, null);
  }
}

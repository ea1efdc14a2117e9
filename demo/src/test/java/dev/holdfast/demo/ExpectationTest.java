package dev.holdfast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.RequestName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step that doesn't lead to what was expected is told, in words. */
class ExpectationTest {
  private static final Expectation DENIED =
      new Expectation.Denied("denied", List.of("HF-VOL-002"), List.of("HF-BAK-002"));

  @Test
  void acceptsTheDenialItWaitsFor() {
    assertThat(DENIED.differences(result(1, "Forbidden: HF-VOL-002"))).isEmpty();
  }

  @Test
  void namesWhatADenialLacksAndWhatItShouldNotSay() {
    assertThat(DENIED.differences(result(1, "Forbidden: HF-BAK-002")))
        .containsExactly("the answer doesn't mention HF-VOL-002", "the answer mentions HF-BAK-002");
  }

  @Test
  void noticesThatNothingWasRefused() {
    assertThat(DENIED.differences(result(0, "HF-VOL-002"))).containsExactly("it was not refused");
  }

  @Test
  void wantsSilenceForHarmlessChanges() {
    Expectation unnoticed = new Expectation.Unnoticed("allowed");
    assertThat(unnoticed.differences(result(0, ""))).isEmpty();
    assertThat(unnoticed.differences(result(0, "Warning: …")))
        .containsExactly("something was said about it");
    assertThat(unnoticed.differences(result(1, "no"))).containsExactly("it was refused");
  }

  @Test
  void wantsTheWarningThatItWaitsFor() {
    Expectation noticed = new Expectation.Noticed("allowed", "maintenance window");
    assertThat(noticed.differences(result(0, "Warning: in the maintenance window"))).isEmpty();
    assertThat(noticed.differences(result(0, "")))
        .containsExactly("no warning mentions maintenance window");
    assertThat(noticed.differences(result(1, "no"))).containsExactly("it was refused");
  }

  @Test
  void findsTheRequestThatADenialNames() {
    assertThat(RequestName.in("… approve it: kubectl holdfast approve chr-abc234, then"))
        .isEqualTo("chr-abc234");
  }

  private static CommandResult result(int exitCode, String stderr) {
    return new CommandResult(List.of("kubectl"), exitCode, "", stderr, Duration.ofMillis(1));
  }
}

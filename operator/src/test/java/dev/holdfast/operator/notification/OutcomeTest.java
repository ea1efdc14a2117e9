package dev.holdfast.operator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void delivered(int status) {
    assertThat(Outcome.of(status)).isInstanceOf(Outcome.Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503, 100})
  void triedAgain(int status) {
    assertThat(Outcome.of(status)).isInstanceOf(Outcome.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 404, 410, 413})
  void givenUp(int status) {
    assertThat(Outcome.of(status)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void triesLieWithinAnHourAndEnd() {
    Duration all =
        IntStream.range(1, Backoff.TRIES)
            .mapToObj(tries -> Backoff.after(tries).orElseThrow())
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofMinutes(45), Duration.ofHours(1));
    assertThat(Backoff.after(1)).contains(Duration.ofSeconds(2));
    assertThat(Backoff.after(Backoff.TRIES)).isEmpty();
  }
}

package dev.holdfast.e2e;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.RequestName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Opens the guard to paula, with theo's signature, for two hours. */
record Window(Cast cast) {
  void open() {
    String[] opening = opening(Instant.now().plus(Duration.ofHours(2)));
    CommandResult refused = Patiently.ask(() -> cast.paula().run(opening));
    if (refused.succeeded()) {
      throw new IllegalStateException("the maintenance window opened without a signature");
    }
    String request = RequestName.in(refused.output());
    cast.sign(request, cast.theo());
    Patiently.ask(() -> cast.paula().run(opening)).orThrow();
  }

  private static String[] opening(Instant until) {
    return new String[] {
      "patch",
      "mw",
      "holdfast",
      "--type=merge",
      "-p",
      "{\"spec\": {\"requester\": \"%s\", \"notAfter\": \"%s\", \"reason\": \"end to end\"}}"
          .formatted(Cast.PAULA, until.truncatedTo(ChronoUnit.SECONDS))
    };
  }
}

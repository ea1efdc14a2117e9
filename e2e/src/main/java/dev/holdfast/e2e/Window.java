package dev.holdfast.e2e;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.RequestName;
import dev.holdfast.devcluster.scene.WindowPatch;
import java.time.Duration;
import java.time.Instant;

/** Opens the guard to paula, with theo's signature, for two hours. */
record Window(Cast cast) {
  void open() {
    String[] opening =
        WindowPatch.opening(Cast.PAULA, Instant.now().plus(Duration.ofHours(2)), "end to end");
    CommandResult refused = Patiently.ask(() -> cast.paula().run(opening));
    if (refused.succeeded()) {
      throw new IllegalStateException("the maintenance window opened without a signature");
    }
    String request = RequestName.in(refused.output());
    cast.sign(request, cast.theo());
    Patiently.ask(() -> cast.paula().run(opening)).orThrow();
  }
}

package dev.holdfast.e2e;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.RequestName;
import java.time.Duration;
import java.util.Optional;

/** The agent tidies up staging, from inside its Pod. */
record Incident(Cast cast, Scene scene) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Asks, again and again, for a deletion in a dry run until Holdfast refuses it. */
  static CommandResult awaitDenial(Cast cast) {
    return Await.value(
        "the first denial",
        Duration.ofMinutes(3),
        () ->
            Optional.of(cast.paula().run(dryRun()))
                .filter(result -> result.output().contains("HF-VOL-00")));
  }

  private static String[] dryRun() {
    return new String[] {
      "delete", "pvc", Scene.CLAIM, "-n", Scene.PRODUCTION, "--dry-run=server", "--wait=false"
    };
  }

  private CommandResult delete() {
    return cast.inPod("delete", "pvc", Scene.CLAIM, "-n", Scene.STAGING, "--wait=false");
  }

  /** Shared with production, and nothing to restore it from. */
  String refused() {
    return denial(delete(), "HF-VOL-002", "HF-BAK-002").output();
  }

  /** Two people sign, with a restore point; then the same call passes once. */
  String approved() {
    scene.restorePoint();
    String request = RequestName.in(denial(delete(), "HF-VOL-002").output());
    cast.sign(request, cast.dana());
    denial(delete(), "HF-VOL-002");
    cast.sign(request, cast.erin());
    CommandResult passed = delete().orThrow();
    Await.until(
        "the staging claim to be gone",
        LIMIT,
        () ->
            !cast.cluster()
                .kubectl()
                .run("get", "pvc", Scene.CLAIM, "-n", Scene.STAGING)
                .succeeded());
    return passed.output();
  }

  private static CommandResult denial(CommandResult result, String... codes) {
    if (result.succeeded()) {
      throw new IllegalStateException("it was not refused: " + result.output());
    }
    for (String code : codes) {
      if (!result.output().contains(code)) {
        throw new IllegalStateException("the answer doesn't name " + code + ": " + result.output());
      }
    }
    return result;
  }
}

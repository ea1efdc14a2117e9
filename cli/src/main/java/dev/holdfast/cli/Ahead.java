package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Catalogue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Begins at once, beside the reading of the command line, what takes a program longest that has
 * just begun: the connection and the catalogue.
 */
final class Ahead {
  /** Commands that look around in the cluster. */
  private static final Set<String> LOOKS = Set.of("impact", "explain", "posture");

  /** API groups of watched kinds that every cluster serves. */
  private static final Set<String> EVERYWHERE = Set.of("");

  private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

  private Ahead() {}

  /**
   * The survey, which may be under way already.
   *
   * @param arguments of the command line
   */
  static Supplier<Survey> survey(Connection connection, String... arguments) {
    if (arguments.length == 0 || !LOOKS.contains(arguments[0])) {
      return () -> ClientSurvey.connect(connection);
    }
    CompletableFuture<Survey> begun =
        CompletableFuture.supplyAsync(() -> ClientSurvey.connect(connection), THREADS);
    THREADS.execute(() -> Catalogue.builtIn(EVERYWHERE));
    return () -> done(begun);
  }

  private static Survey done(CompletableFuture<Survey> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}

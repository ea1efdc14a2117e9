package dev.holdfast.core.policy.engine;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.policy.Evaluation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The evaluations of one input: parsed once, and again only after a fault broke the evaluator. */
final class InputEvaluations implements AutoCloseable {
  /**
   * Parsing is linear in an input whose size is bounded elsewhere, and the caller's own deadline
   * interrupts it as well; this is only a backstop.
   */
  private static final Duration LOADING = Duration.ofSeconds(10);

  private final EvaluatorPool pool;
  private final Watchdog.Watch watch;
  private final byte[] input;
  private final Duration limit;
  private @Nullable Evaluator loaded;
  private Evaluation.@Nullable Fault loadingFault;

  InputEvaluations(EvaluatorPool pool, Watchdog.Watch watch, byte[] input, Duration limit) {
    this.pool = pool;
    this.watch = watch;
    this.input = input;
    this.limit = limit;
  }

  Evaluation evaluate(String entrypoint) {
    if (loaded == null && loadingFault == null) {
      load();
    }
    if (loadingFault != null) {
      return loadingFault;
    }
    Evaluator evaluator = requireNonNull(loaded, "nothing is loaded");
    Integer id = evaluator.entrypoints().get(entrypoint);
    if (id == null) {
      return Faults.unknownEntrypoint(entrypoint);
    }
    // Only an evaluation that comes to its end gives the evaluator back.
    loaded = null;
    return run(evaluator, entrypoint, id);
  }

  private Evaluation run(Evaluator evaluator, String entrypoint, int id) {
    Optional<Term> value = Optional.empty();
    Throwable failure = null;
    watch.start(limit);
    try {
      value = evaluator.run(id);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      failure = e;
    }
    boolean isOver = watch.stop();
    if (failure != null) {
      return isOver ? Faults.timeLimit() : Faults.of(failure);
    }
    loaded = evaluator;
    return value
        .<Evaluation>map(term -> new Evaluation.Value(TermJson.node(term)))
        .orElseGet(() -> Faults.undefined(entrypoint));
  }

  private void load() {
    Throwable failure = null;
    watch.start(LOADING);
    try {
      Evaluator evaluator = pool.take();
      evaluator.load(input);
      loaded = evaluator;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      failure = e;
    }
    boolean isOver = watch.stop();
    if (failure != null) {
      loadingFault = isOver ? Faults.timeLimit() : Faults.of(failure);
    }
  }

  @Override
  public void close() {
    if (loaded != null) {
      pool.give(loaded);
    }
  }
}

package dev.holdfast.core.policy.engine;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Evaluators that wait for work, and the limit on how many work at a time. */
final class EvaluatorPool {
  private final RegoModule module;
  private final EngineLimits limits;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Evaluator> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean isClosed;

  EvaluatorPool(RegoModule module, EngineLimits limits) {
    this.module = module;
    this.limits = limits;
    this.permits = new Semaphore(limits.evaluators(), true);
  }

  /** Waits for the right to use one evaluator at a time. */
  void enter() throws InterruptedException {
    permits.acquire();
  }

  void leave() {
    permits.release();
  }

  /** The evaluator used last, whose memory is likeliest to be warm, or a new one. */
  Evaluator take() {
    if (isClosed) {
      throw new IllegalStateException("the engine is closed");
    }
    Evaluator evaluator = idle.pollFirst();
    return evaluator != null ? evaluator : new Evaluator(module, limits.maxPages());
  }

  /** Takes back a healthy evaluator; a broken one is simply not given back. */
  void give(Evaluator evaluator) {
    if (!isClosed && evaluator.pages() <= limits.replaceAbovePages()) {
      idle.offerFirst(evaluator);
    }
  }

  void close() {
    isClosed = true;
    idle.clear();
  }
}

package dev.holdfast.core.policy;

import java.time.Duration;
import java.util.List;

/**
 * Evaluates entrypoints of one compiled bundle over one input. Safe for concurrent callers; each
 * call is confined to one evaluator.
 */
public interface PolicyEngine extends AutoCloseable {
  /**
   * Parses the input once and evaluates each entrypoint on it, in order. A fault of one entrypoint
   * never prevents the others.
   *
   * @param input the input document, UTF-8 JSON
   * @param entrypoints entrypoint paths, for example {@code holdfast/bundle/p0}
   * @param limit time limit for each entrypoint
   * @return one outcome per entrypoint, in the given order
   */
  List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit);

  @Override
  void close();
}

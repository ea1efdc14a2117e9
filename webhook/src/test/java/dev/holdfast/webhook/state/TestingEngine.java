package dev.holdfast.webhook.state;

import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import java.time.Duration;
import java.util.List;

/** Knows its module and whether it was closed. */
final class TestingEngine implements PolicyEngine {
  private final String module;
  private volatile boolean closed;

  TestingEngine(String module) {
    this.module = module;
  }

  String module() {
    return module;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
    throw new UnsupportedOperationException("nothing is evaluated here");
  }

  @Override
  public void close() {
    closed = true;
  }
}

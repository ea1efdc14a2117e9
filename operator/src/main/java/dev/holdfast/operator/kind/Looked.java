package dev.holdfast.operator.kind;

import dev.holdfast.core.coverage.KindCoverage;

/** What came of looking whether a kind is covered. */
sealed interface Looked {
  record Known(KindCoverage coverage) implements Looked {}

  /** Nobody could say. */
  record Unknown(String why) implements Looked {}

  /** There is no use in looking: the kind isn't in force. */
  record Pointless() implements Looked {}
}

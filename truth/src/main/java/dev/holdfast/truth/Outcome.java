package dev.holdfast.truth;

import java.util.List;
import java.util.Map;

/**
 * What one world has shown.
 *
 * @param missed destroyed, and not said so; one line each
 * @param overReported said to be destroyed, and wasn't: what, by why it was said
 * @param atCollector how many things only the garbage collector's own request would have shown
 */
record Outcome(
    World world, List<String> missed, Map<String, List<String>> overReported, int atCollector) {
  Outcome {
    missed = List.copyOf(missed);
    overReported = Map.copyOf(overReported);
  }
}

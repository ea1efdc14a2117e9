package dev.holdfast.operator;

import io.javaoperatorsdk.operator.Operator;
import java.util.List;
import java.util.TreeSet;

/** Whether the caches are warm. A follower is ready too: it can take over at once. */
final class Readiness {
  private final Operator operator;

  Readiness(Operator operator) {
    this.operator = operator;
  }

  List<String> missing() {
    // Before start() the SDK's own checks throw.
    if (!operator.getRuntimeInfo().isStarted()) {
      return List.of("not started yet");
    }
    return new TreeSet<>(operator.getRuntimeInfo().unhealthyEventSources().keySet())
        .stream().map(controller -> "controller " + controller + " has lost a watch").toList();
  }
}

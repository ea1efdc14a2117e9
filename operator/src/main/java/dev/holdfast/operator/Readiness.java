package dev.holdfast.operator;

import io.javaoperatorsdk.operator.Operator;
import java.util.List;

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
    // The SDK lists every controller, healthy ones with nothing.
    return operator.getRuntimeInfo().unhealthyEventSources().entrySet().stream()
        .filter(controller -> !controller.getValue().isEmpty())
        .map(controller -> "controller " + controller.getKey() + " has lost a watch")
        .sorted()
        .toList();
  }
}

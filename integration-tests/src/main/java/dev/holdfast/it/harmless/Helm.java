package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import java.util.Map;

/** The real Helm, in the hands of the agent. */
record Helm(Stage stage, String namespace) {
  /** A small database. */
  String chart() {
    return stage.cluster().repository().resolve("integration-tests/charts/database").toString();
  }

  void does(String... arguments) {
    CommandResult result =
        new Command(
                Command.of(stage.cluster().tools().helm().toString()).with(arguments).words(),
                Map.of(
                    "KUBECONFIG",
                    stage.cluster().privateKubeconfig().toString(),
                    "HELM_CACHE_HOME",
                    folder("helm-cache")),
                null)
            .with("-n", namespace, "--kube-as-user", "system:serviceaccount:agents:cursor")
            .run();
    if (!result.succeeded() || !result.stderr().isBlank()) {
      throw new HinderedException("helm " + String.join(" ", arguments) + ": " + result.output());
    }
  }

  private String folder(String name) {
    return stage.cluster().directory().resolve(name).toString();
  }
}

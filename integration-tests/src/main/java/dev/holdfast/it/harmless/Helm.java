package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
                Map.of("KUBECONFIG", kubeconfig(), "HELM_CACHE_HOME", folder("helm-cache")),
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

  /** A copy that only we can read: Helm warns about others. */
  private String kubeconfig() {
    try {
      Path copy =
          stage.cluster().write("helm.kubeconfig", Files.readString(stage.cluster().kubeconfig()));
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      return copy.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

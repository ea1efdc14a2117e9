package dev.holdfast.e2e;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of one real node on this machine, by the scripts in {@code e2e/node}. */
final class Node {
  private final Repository repository;

  /** A node that isn't started yet. */
  Node(Repository repository) {
    this.repository = repository;
  }

  /** Why none can be started here. */
  Optional<String> missing() {
    CommandResult result = script("check.sh").run();
    return result.succeeded() ? Optional.empty() : Optional.of(result.output().strip());
  }

  /**
   * Starts it with the images of this build.
   *
   * @return an administrator's kubeconfig
   */
  Path up() {
    Path images = repository.resolve("images/target/images");
    Path own = repository.resolve("e2e/target/e2e.tar");
    try {
      NodeImage.write(own, tools());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String kubeconfig =
        script("up.sh")
            .with(own.toString())
            .with(images.resolve("holdfast-webhook.tar").toString())
            .with(images.resolve("holdfast-operator.tar").toString())
            .run()
            .orThrow()
            .stdout();
    return Path.of(kubeconfig.strip());
  }

  /** Ends the API server and starts it again. */
  void restartApiServer() {
    script("restart-apiserver.sh").run().orThrow();
  }

  /** Ends it and takes away what it made. */
  void down() {
    CommandResult result = script("down.sh").run();
    if (!result.succeeded()) {
      System.err.println(result.output());
    }
  }

  private Command script(String name) {
    return new Command(
        List.of(repository.resolve("e2e/node/" + name).toString()),
        Map.of("HOLDFAST_TOOLS_DIR", tools().toString()),
        null);
  }

  private static Path tools() {
    return Path.of(
        Optional.ofNullable(System.getenv("HOLDFAST_TOOLS_DIR"))
            .orElseThrow(
                () -> new IllegalStateException("HOLDFAST_TOOLS_DIR is missing; use make e2e")));
  }
}

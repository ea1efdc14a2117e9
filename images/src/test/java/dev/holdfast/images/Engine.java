package dev.holdfast.images;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** The container engine that {@code tools/engine.sh} has found or started. */
final class Engine {
  private Engine() {}

  /** Skips the test where there is none; one that is there and fails is a failure. */
  static void require() {
    assumeTrue(
        "yes".equals(System.getenv("HOLDFAST_ENGINE")),
        "there is no container engine: install podman and runc, or start Docker");
  }

  static DockerClient client() {
    return DockerClientFactory.lazyClient();
  }

  /**
   * Loads a tarball.
   *
   * @return the name that the engine gave the image, which may have its own idea of a host
   */
  static String load(Path tarball, String reference) throws IOException {
    try (InputStream in = Files.newInputStream(tarball)) {
      client().loadImageCmd(in).exec();
    }
    List<Image> images = client().listImagesCmd().exec();
    return images.stream()
        .flatMap(
            image -> image.getRepoTags() == null ? Stream.of() : Stream.of(image.getRepoTags()))
        .filter(tag -> tag.equals(reference) || tag.endsWith("/" + reference))
        .findFirst()
        .orElseThrow(() -> new AssertionError(reference + " was not loaded"));
  }
}

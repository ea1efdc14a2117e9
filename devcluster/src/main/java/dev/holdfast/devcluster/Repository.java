package dev.holdfast.devcluster;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this code was built from. */
public record Repository(Path root) {
  /**
   * Finds it from the system property {@code holdfast.root}, else upwards from the working
   * directory.
   *
   * @throws IllegalStateException when neither leads to a checkout
   */
  public static Repository find() {
    String given = System.getProperty("holdfast.root", "");
    Path start = Path.of(given.isBlank() ? "" : given).toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("tools").resolve("build.sh"))) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException(
        "no tools/build.sh in " + start + " or above it: run this from the Holdfast repository");
  }

  public Path resolve(String path) {
    return root.resolve(path);
  }
}

package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.Repository;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged modules of this checkout, and the Java to run them with. */
public final class Jars {
  /** Of every module. */
  public static final String VERSION = "0.1.0-SNAPSHOT";

  private Jars() {}

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * The jar that Maven has packaged of a module; what it needs is in {@code lib} beside it.
   *
   * @throws IllegalStateException when it isn't packaged
   */
  public static Path of(Repository repository, String module) {
    Path jar = repository.resolve(module + "/target/holdfast-" + module + "-" + VERSION + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing: run make build");
    }
    return jar;
  }
}

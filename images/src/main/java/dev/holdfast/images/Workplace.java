package dev.holdfast.images;

import dev.holdfast.devcluster.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where runtime and jars lie while archives of classes are made: their paths are written into
 * these, so a place that depends on the checkout would change what is shipped.
 */
record Workplace(Path folder) implements AutoCloseable {
  /** An empty one. */
  static Workplace open(String purpose) throws IOException {
    Path folder = Path.of("/tmp/holdfast-" + purpose);
    Folders.delete(folder);
    return new Workplace(Files.createDirectory(folder));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}

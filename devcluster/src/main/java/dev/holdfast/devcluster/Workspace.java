package dev.holdfast.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of one cluster. */
record Workspace(Path directory, boolean temporary) {
  /**
   * @param given kept afterwards; null for a temporary one
   */
  static Workspace open(@Nullable Path given) {
    try {
      if (given == null) {
        return new Workspace(Files.createTempDirectory("holdfast-cluster-"), true);
      }
      return new Workspace(Files.createDirectories(given.toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    if (temporary) {
      try {
        Folders.delete(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

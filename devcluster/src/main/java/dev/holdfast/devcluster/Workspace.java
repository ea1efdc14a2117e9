package dev.holdfast.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
    if (temporary && Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.deleteIfExists(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package dev.holdfast.images;

import dev.holdfast.devcluster.installation.ClassArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of a program as they are shipped, and its classes as the JVM maps them into memory. The
 * archive is made from a list, since one that a running program leaves is never the same twice.
 *
 * @param title of jar and archive
 * @param options what the JVM is told when it runs, and while the archive is made
 * @param folder with the jar and {@code lib}
 */
record Application(String title, List<String> options, Path folder) {
  /** Of every file: the JVM passes over an archive whose jars have other times. */
  static final Instant TIME = Instant.ofEpochSecond(1);

  Application {
    options = List.copyOf(options);
  }

  /**
   * Copies the jars and makes the archive.
   *
   * @param packaged what Maven has packaged; the jars it needs are in {@code lib} beside it
   * @param classes file with the names of the classes that it loads; see {@code images/README.md}
   */
  Application prepare(Path packaged, Path classes, JavaRuntime runtime) throws IOException {
    copy(packaged);
    ClassArchive.dump(runtime.java(), options, jar(), classes, archive());
    return this;
  }

  Path jar() {
    return folder.resolve(title + ".jar");
  }

  Path archive() {
    return folder.resolve(title + ".jsa");
  }

  Path libraries() {
    return folder.resolve("lib");
  }

  private void copy(Path packaged) throws IOException {
    Files.createDirectories(libraries());
    copy(packaged, jar());
    try (Stream<Path> jars = Files.list(packaged.resolveSibling("lib"))) {
      for (Path jar : jars.sorted().toList()) {
        copy(jar, libraries().resolve(jar.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    Files.setLastModifiedTime(to, FileTime.from(TIME));
  }
}

package dev.holdfast.images;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of a component as they lie in its image, and its classes as the JVM maps them into
 * memory. The archive is made from a list, since one that a running program leaves is never the
 * same twice.
 *
 * @param folder with the jar and {@code lib}
 */
record Application(Component component, Path folder) {
  /** Of every file: the JVM passes over an archive whose jars have other times. */
  static final Instant TIME = Instant.ofEpochSecond(1);

  /** What the JVM is told in the image, and while the archive is made. */
  static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50");

  static Application prepare(
      Component component, Repository repository, JavaRuntime runtime, Path folder)
      throws IOException {
    Application application = new Application(component, folder);
    application.copy(component.jar(repository));
    application.archive(component.classes(repository), runtime);
    return application;
  }

  Path jar() {
    return folder.resolve(component.title() + ".jar");
  }

  Path archive() {
    return folder.resolve(component.title() + ".jsa");
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

  private void archive(Path classes, JavaRuntime runtime) {
    Command.of(runtime.java().toString())
        .with(OPTIONS.toArray(String[]::new))
        .with("-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + classes)
        .with("-XX:SharedArchiveFile=" + archive(), "-jar", jar().toString())
        .run()
        .orThrow();
  }
}

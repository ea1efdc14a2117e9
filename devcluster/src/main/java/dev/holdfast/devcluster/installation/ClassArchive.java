package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that a packaged module loads until it is ready, prepared for all its starts, as its
 * image has them. It is made by whoever needs it first, not by a program that ends: that would have
 * to be given seconds to end in.
 *
 * @param jar of the module, which needs those in {@code lib} beside it; so is the archive
 * @param names a class name a line
 */
public record ClassArchive(Path jar, Path names) {
  private static final Object ONE_AT_A_TIME = new Object();

  /** The archive, made now when there is none of these jars. */
  Path made() {
    Path archive = beside(".jsa");
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel =
              FileChannel.open(
                  beside(".jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isCurrent(archive)) {
          make(archive);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return archive;
  }

  /** Java passes over an archive when any of the jars has changed since. */
  boolean isCurrent(Path archive) throws IOException {
    if (!Files.exists(archive)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(archive);
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (Path each : Stream.concat(Stream.of(jar), libraries).toList()) {
        if (Files.getLastModifiedTime(each).compareTo(made) >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void make(Path archive) throws IOException {
    Path partial = beside(".jsa.partial");
    dump(Jars.java(), JavaProgram.OPTIONS, jar, names, partial);
    Files.move(partial, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Makes an archive.
   *
   * @param options what Java is told when the program runs
   * @param names file with a class name a line; one that is gone is passed over
   */
  public static void dump(Path java, List<String> options, Path jar, Path names, Path archive) {
    Command.of(java.toString())
        .with(options.toArray(String[]::new))
        .with("-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + names)
        .with("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString())
        .run()
        .orThrow();
  }

  private Path beside(String suffix) {
    return Path.of(jar.toString().replaceAll("\\.jar$", suffix));
  }
}

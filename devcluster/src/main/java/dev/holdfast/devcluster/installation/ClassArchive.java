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

/**
 * The classes that a packaged module loads until it is ready, prepared for all its starts, as its
 * image has them. It is made by whoever needs it first, not by a program that ends: that would have
 * to be given seconds to end in.
 *
 * @param jar of the module; the archive is beside it
 * @param names a class name a line
 */
record ClassArchive(Path jar, Path names) {
  private static final Object ONE_AT_A_TIME = new Object();

  /** The archive, made now when there is none of this jar. */
  Path made() {
    Path archive = beside(".jsa");
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel =
              FileChannel.open(
                  beside(".jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isOfThisJar(archive)) {
          make(archive);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return archive;
  }

  private boolean isOfThisJar(Path archive) throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private void make(Path archive) throws IOException {
    Path partial = beside(".jsa.partial");
    Command.of(Jars.java().toString())
        .with(JavaProgram.OPTIONS.toArray(String[]::new))
        .with("-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + names)
        .with("-XX:SharedArchiveFile=" + partial, "-jar", jar.toString())
        .run()
        .orThrow();
    Files.move(partial, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path beside(String suffix) {
    return Path.of(jar.toString().replaceAll("\\.jar$", suffix));
  }
}

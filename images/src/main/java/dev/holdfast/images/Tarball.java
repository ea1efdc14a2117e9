package dev.holdfast.images;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A folder as a compressed tar archive: the same bytes whoever makes it, whenever.
 *
 * @param top what comes first in every path in it
 */
record Tarball(String top, Path folder) {
  private static final int FILE = 0100644;
  private static final int PROGRAM = 0100755;
  private static final int DIRECTORY = 040755;

  Path write(Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Path path : sorted()) {
        add(path, tar);
      }
    }
    return file;
  }

  private List<Path> sorted() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private void add(Path path, TarArchiveOutputStream tar) throws IOException {
    String inside = folder.relativize(path).toString();
    TarArchiveEntry entry = entry(path, inside.isEmpty() ? top : top + "/" + inside);
    entry.setLastModifiedTime(FileTime.from(Application.TIME));
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(Path path, String name) throws IOException {
    if (Files.isSymbolicLink(path)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(path).toString());
      return link;
    }
    if (Files.isDirectory(path)) {
      TarArchiveEntry directory = new TarArchiveEntry(name + "/");
      directory.setMode(DIRECTORY);
      return directory;
    }
    TarArchiveEntry file = new TarArchiveEntry(name);
    file.setMode(Files.isExecutable(path) ? PROGRAM : FILE);
    file.setSize(Files.size(path));
    return file;
  }
}

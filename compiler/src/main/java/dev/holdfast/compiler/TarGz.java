package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Takes one file out of the archive that {@code opa build} writes. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;

  private TarGz() {}

  static byte[] file(Path archive, String name) throws IOException {
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(archive))) {
      byte[] header = stream.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, SIZE_AT, SIZE_LENGTH).strip(), 8);
        byte[] content = stream.readNBytes(size);
        stream.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (text(header, 0, NAME_LENGTH).equals(name)) {
          return content;
        }
        header = stream.readNBytes(BLOCK);
      }
    }
    throw new IOException(name + " isn't in the archive");
  }

  private static String text(byte[] header, int at, int length) {
    String text = new String(header, at, length, US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}

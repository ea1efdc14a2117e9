package dev.holdfast.devcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private key and its certificate, both as PEM. */
record KeyAndCertificate(String key, String certificate) {
  /** Writes {@code <name>.key} and {@code <name>.crt}. */
  void write(Path folder, String name) throws IOException {
    Files.writeString(folder.resolve(name + ".key"), key);
    Files.writeString(folder.resolve(name + ".crt"), certificate);
  }
}

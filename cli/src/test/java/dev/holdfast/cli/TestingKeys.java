package dev.holdfast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys that the real {@code ssh-keygen} makes. */
record TestingKeys(Path folder) {
  Path create(String name) throws IOException, InterruptedException {
    return create(name, "ed25519");
  }

  /**
   * A key without passphrase.
   *
   * @param type and further words, for example {@code rsa -b 3072}
   */
  Path create(String name, String type) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("ssh-keygen", "-q", "-N", "", "-C", name, "-t"));
    words.addAll(List.of(type.split(" ", -1)));
    words.addAll(List.of("-f", file.toString()));
    run(words, Map.of(), "");
    return file;
  }

  /** Runs a program of OpenSSH, which must succeed, and returns what it says. */
  static String run(List<String> words, Map<String, String> environment, String input)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(words + " failed: " + said);
    }
    return said;
  }

  static String publicKey(Path key) throws IOException {
    return Files.readString(Path.of(key + ".pub")).strip();
  }
}

package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The pinned {@code opa}, built once by {@code tools/build.sh}. */
public final class TestingOpa {
  public static final Path PROGRAM = build().resolve("opa");

  private TestingOpa() {}

  private static Path build() {
    Path script = Path.of(System.getProperty("holdfast.root"), "tools", "build.sh");
    try {
      Process process =
          new ProcessBuilder(script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(script + " failed");
      }
      return Path.of(output.lines().toList().getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

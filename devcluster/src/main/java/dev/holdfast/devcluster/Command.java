package dev.holdfast.devcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A program to run to its end.
 *
 * @param environment added to that of this JVM
 * @param workingDirectory null for that of this JVM
 */
public record Command(
    List<String> words, Map<String, String> environment, @Nullable Path workingDirectory) {
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... words) {
    return new Command(List.of(words), Map.of(), null);
  }

  public Command with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new Command(all, environment, workingDirectory);
  }

  /** The same with more in its environment. */
  public Command with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Command(words, all, workingDirectory);
  }

  public CommandResult run() {
    return run("");
  }

  /**
   * Runs it with the given standard input and waits for its end.
   *
   * @throws UncheckedIOException when it can't be started
   */
  public CommandResult run(String input) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      if (workingDirectory != null) {
        builder.directory(workingDirectory.toFile());
      }
      long started = System.nanoTime();
      Process process = builder.start();
      CompletableFuture<String> stdout = read(process.getInputStream());
      CompletableFuture<String> stderr = read(process.getErrorStream());
      write(input, process.getOutputStream());
      int exitCode = process.waitFor();
      Duration duration = Duration.ofNanos(System.nanoTime() - started);
      return new CommandResult(words, exitCode, stdout.join(), stderr.join(), duration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words.getFirst(), e);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            });
    return text;
  }

  private static void write(String input, OutputStream stream) throws IOException {
    try (stream) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program that doesn't read its input closes the pipe; its exit code tells the rest.
      if (!String.valueOf(e.getMessage()).contains("pipe")) {
        throw e;
      }
    }
  }
}

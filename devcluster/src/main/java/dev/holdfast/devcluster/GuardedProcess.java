package dev.holdfast.devcluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A long-running program that dies with this JVM, also when the JVM is killed: a shell between them
 * watches a pipe that only this JVM holds open.
 */
public final class GuardedProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Path log;
  private final Process shell;
  private final long pid;

  private GuardedProcess(String name, Path log, Process shell, long pid) {
    this.name = name;
    this.log = log;
    this.shell = shell;
    this.pid = pid;
  }

  /**
   * Starts it and returns once it has a pid.
   *
   * @param log standard output and standard error are appended to it
   * @param environment added to that of this JVM, whose own HOLDFAST_ variables aren't passed on
   */
  public static GuardedProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    try {
      List<String> words = new ArrayList<>(List.of("sh", "-c", script(), name, log.toString()));
      words.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(words);
      // Ours are meant for this JVM; Holdfast's processes refuse those that they don't know.
      builder.environment().keySet().removeIf(variable -> variable.startsWith("HOLDFAST_"));
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Process shell = builder.start();
      // Closed by the process's end; closing it here could break the shell's output.
      @SuppressWarnings("resource")
      BufferedReader output =
          new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
      String pid = output.readLine();
      if (pid == null) {
        throw new IOException(name + " could not be started; see " + log);
      }
      return new GuardedProcess(name, log, shell, Long.parseLong(pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() throws IOException {
    try (InputStream script =
        GuardedProcess.class.getResourceAsStream("/dev/holdfast/devcluster/guarded-child.sh")) {
      if (script == null) {
        throw new IOException("guarded-child.sh isn't on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  /** Of the program itself, not of the shell that watches it. */
  public long pid() {
    return pid;
  }

  /**
   * Fails when it has ended.
   *
   * @throws IllegalStateException with its last words
   */
  void requireAlive() {
    if (!isAlive()) {
      throw new IllegalStateException(name + " has ended, last words:\n" + lastLines(15));
    }
  }

  public boolean isAlive() {
    return shell.isAlive();
  }

  /** Everything it has written so far. */
  public String output() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of what it has written. */
  public String lastLines(int count) {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  /** Ends it as a power cut would: no signal handler runs. */
  public void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd();
  }

  /** Asks it to end, and after 5 s makes it end. Does nothing when it has ended already. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!shell.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(name + " (pid " + pid + ") doesn't end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was stopped", e);
    }
  }
}

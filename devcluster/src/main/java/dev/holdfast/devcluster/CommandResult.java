package dev.holdfast.devcluster;

import java.time.Duration;
import java.util.List;

/**
 * What a finished command left behind.
 *
 * @param duration wall time from start to exit
 */
public record CommandResult(
    List<String> command, int exitCode, String stdout, String stderr, Duration duration) {
  public CommandResult {
    command = List.copyOf(command);
  }

  public boolean succeeded() {
    return exitCode == 0;
  }

  /** Standard output, then standard error, without surrounding blanks. */
  public String output() {
    return (stdout + stderr).strip();
  }

  /**
   * Returns this when the command succeeded.
   *
   * @throws IllegalStateException with the command and its output otherwise
   */
  public CommandResult orThrow() {
    if (!succeeded()) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed with exit code " + exitCode + ":\n" + output());
    }
    return this;
  }
}

package dev.holdfast.cli;

/** A command can't go on; the message tells what to do next. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  static CommandException refused(String message) {
    return new CommandException(ExitCode.REFUSED, message);
  }

  static CommandException unavailable(String message) {
    return new CommandException(ExitCode.UNAVAILABLE, message);
  }
}

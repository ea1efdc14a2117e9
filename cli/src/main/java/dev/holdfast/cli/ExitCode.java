package dev.holdfast.cli;

/** Exit statuses of every command; 2 is picocli's own for wrong usage. */
final class ExitCode {
  static final int OK = 0;

  /**
   * It was looked at and the answer is no: a signature doesn't verify, a request can't be signed.
   */
  static final int REFUSED = 1;

  /** The cluster, a file or ssh-keygen couldn't be used. */
  static final int UNAVAILABLE = 3;

  /** The person said no. */
  static final int ABORTED = 4;

  /** explain: the change would be denied. */
  static final int DENIED = 5;

  /** How help tells them. */
  static final String HEADING = "%nExit status:%n";

  static final String HELP_OK = "0:done";
  static final String HELP_USAGE = "2:wrong usage";
  static final String HELP_ABORTED = "4:you said no, nothing was signed";

  private ExitCode() {}
}

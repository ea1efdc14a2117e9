package dev.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When an approval may count: as narrow as the approver wants, within the request's own window. */
record Window(Instant notBefore, Instant notAfter) {
  /** What an approval of a CONNECT may span: it leaves no effect that would mark it as used. */
  static final Duration LONGEST_CONNECT = Duration.ofMinutes(15);

  static Window narrow(StatementView statement, Instant now, Duration wanted) {
    Duration span =
        statement.operation().equals("CONNECT") && wanted.compareTo(LONGEST_CONNECT) > 0
            ? LONGEST_CONNECT
            : wanted;
    Instant from = later(statement.notBefore(), now.truncatedTo(ChronoUnit.SECONDS));
    Instant until = earlier(statement.notAfter(), from.plus(span));
    if (!from.isBefore(until)) {
      throw CommandException.refused(
          "the request expired at "
              + statement.notAfter()
              + ". Let the requester try again: the denial then names a new request");
    }
    return new Window(from, until);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

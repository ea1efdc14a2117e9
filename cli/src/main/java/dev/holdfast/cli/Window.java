package dev.holdfast.cli;

import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.change.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When an approval may count: as narrow as the approver wants, within the request's own window. */
record Window(Instant notBefore, Instant notAfter) {
  /** What an approval of a CONNECT may span: it leaves no effect that would mark it as used. */
  static final Duration LONGEST_CONNECT = Duration.ofMinutes(15);

  /** This laptop's clock may be ahead of the API server's. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** From now on for this long, or until the request ends. */
  static Window narrow(Statement request, Instant now, Duration wanted) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    Instant from = later(request.notBefore(), second.minus(SKEW));
    Instant until = earlier(request.notAfter(), second.plus(wanted));
    if (request.change().operation() == Operation.CONNECT) {
      until = earlier(until, from.plus(LONGEST_CONNECT));
    }
    if (!now.isBefore(request.notAfter())) {
      throw CommandException.refused(
          "the request expired at "
              + request.notAfter()
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

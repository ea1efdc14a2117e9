package dev.holdfast.core.approval;

import dev.holdfast.core.change.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a signed statement is that of its request, as the guard wrote it, and in its window. */
final class StatementMatch {
  /** CONNECT leaves no effect that would use an approval up, so time must. */
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(15);

  private StatementMatch() {}

  /** Why it isn't what the request says; empty when only window and reason differ. */
  static Optional<String> withRequest(Statement signed, ApprovalEvidence evidence) {
    return switch (RequestState.of(signed.request(), evidence)) {
      case RequestState.Missing() ->
          Optional.of("its request " + signed.request() + " doesn't exist");
      case RequestState.Over(String why) ->
          Optional.of("its request " + signed.request() + " " + why);
      case RequestState.Open(Statement held, String text) -> withStatement(signed, held);
    };
  }

  static Optional<String> withStatement(Statement signed, Statement held) {
    Statement same = signed.with(held.reason(), held.notBefore(), held.notAfter());
    if (!same.equals(held)) {
      return Optional.of("its statement isn't that of request " + held.request());
    }
    if (signed.notBefore().isBefore(held.notBefore())
        || signed.notAfter().isAfter(held.notAfter())) {
      return Optional.of("its window lies outside that of its request");
    }
    boolean connect = signed.change().operation() == Operation.CONNECT;
    Duration window = Duration.between(signed.notBefore(), signed.notAfter());
    return connect && window.compareTo(CONNECT_LIMIT) > 0
        ? Optional.of("an approval of CONNECT counts for at most 15 minutes, this is for longer")
        : Optional.empty();
  }

  static Optional<String> withTime(Statement signed, Instant now) {
    return expired(signed, now)
        .or(
            () ->
                now.isBefore(signed.notBefore())
                    ? Optional.of("it counts only from " + signed.notBefore() + " on")
                    : Optional.empty());
  }

  static Optional<String> expired(Statement signed, Instant now) {
    return now.isBefore(signed.notAfter())
        ? Optional.empty()
        : Optional.of("it expired at " + signed.notAfter());
  }
}

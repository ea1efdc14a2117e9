package dev.holdfast.webhook.review;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ReviewId;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every review once and in time, whatever happens: too many at a time, too slow, or a
 * fault. This is the one place where a fault becomes an answer.
 */
public final class ReviewDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);

  private final Judge judge;
  private final SurroundingsSource surroundings;
  private final Aftermath aftermath;
  private final Workers workers;
  private final Duration deadline;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;

  public ReviewDesk(
      Judge judge,
      SurroundingsSource surroundings,
      Aftermath aftermath,
      Workers workers,
      Duration deadline,
      Clock clock) {
    this.judge = requireNonNull(judge, "judge is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.aftermath = requireNonNull(aftermath, "aftermath is null");
    this.workers = requireNonNull(workers, "workers is null");
    this.deadline = requireNonNull(deadline, "deadline is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("deadline").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Takes a review; the reply may come on any thread, also before this returns. */
  public void review(byte[] review, Consumer<Answer> reply) {
    Ticket ticket = new Ticket(review, clock.instant(), reply);
    ticket.setAlarm(timer.schedule(() -> expire(ticket), deadline.toNanos(), TimeUnit.NANOSECONDS));
    try {
      workers.execute(() -> work(ticket));
    } catch (RejectedExecutionException e) {
      answer(ticket, decide(review, Standstill::of));
    }
  }

  /** Refuses a review that is larger than it may be, of which only the beginning was kept. */
  public void refuseTooLarge(byte[] beginning, int limit, Consumer<Answer> reply) {
    answer(new Ticket(beginning, clock.instant(), reply), Faults.tooLarge(limit));
  }

  /** Refuses a review that there is no memory for, of which only the beginning was kept. */
  public void refuseOverloaded(byte[] beginning, Consumer<Answer> reply) {
    answer(new Ticket(beginning, clock.instant(), reply), Faults.overloaded());
  }

  private void work(Ticket ticket) {
    if (!ticket.begin()) {
      return;
    }
    try {
      answer(ticket, decide(ticket.review(), UnaryOperator.identity()));
    } finally {
      ticket.end();
    }
  }

  private Decision decide(byte[] review, UnaryOperator<Surroundings> view) {
    try {
      return surroundings.use(real -> judge.decide(review, view.apply(real)));
    } catch (RuntimeException | Error e) {
      LOG.error("a review could not be decided", e);
      return Faults.internal();
    }
  }

  private void expire(Ticket ticket) {
    answer(ticket, Faults.deadlineExceeded(deadline));
    ticket.interrupt();
  }

  private void answer(Ticket ticket, Decision decision) {
    if (!ticket.claim()) {
      return;
    }
    Outcome outcome = outcome(ticket, decision);
    Answer answer;
    try {
      answer = AnswerDocument.of(outcome);
    } catch (RuntimeException e) {
      LOG.error("a decision could not be written down", e);
      outcome = outcome(ticket, Faults.internal());
      answer = AnswerDocument.of(outcome);
    }
    ticket.reply(answer);
    aftermath.accept(outcome);
  }

  private static Outcome outcome(Ticket ticket, Decision decision) {
    Change change = decision.change();
    return new Outcome(
        UUID.randomUUID().toString(),
        change == null ? ReviewId.find(ticket.review()).orElse("") : change.reviewUid(),
        decision,
        ticket.arrivedAt(),
        Duration.ofNanos(ticket.nanosSinceArrival()));
  }

  /** Lets the reviews that are in finish. */
  @Override
  public void close() {
    workers.close();
    timer.shutdownNow();
  }
}

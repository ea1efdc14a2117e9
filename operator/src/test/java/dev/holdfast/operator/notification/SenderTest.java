package dev.holdfast.operator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.operator.harness.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Outcome FAILED = new Outcome.Failed("it answered 503");

  private final TestingClock clock = new TestingClock();
  private final NotificationMetrics metrics = new NotificationMetrics();
  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final List<String> ends = new CopyOnWriteArrayList<>();
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final Sender sender = new Sender(3, this::answer, new TestingTold(), metrics, clock);

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void triesAgainUntilItIsDelivered() {
    outcomes.addAll(List.of(FAILED, FAILED));
    sender.start();
    sender.offer(notification("a"));
    Await.until("the first try", LIMIT, () -> !tried.isEmpty());
    hurryUntil(() -> !ends.isEmpty());
    assertThat(tried).containsExactly("a", "a", "a");
    assertThat(ends).containsExactly("delivered a");
    assertThat(metrics.text())
        .contains("holdfast_notifications_total{result=\"delivered\"} 1\n")
        .contains("holdfast_notifications_total{result=\"retried\"} 2\n")
        .contains("holdfast_notifications_waiting 0\n");
  }

  @Test
  void givesUpAfterTheLastTry() {
    for (int i = 0; i < Backoff.TRIES; i++) {
      outcomes.add(FAILED);
    }
    sender.start();
    sender.offer(notification("a"));
    hurryUntil(() -> !ends.isEmpty());
    assertThat(tried).hasSize(Backoff.TRIES);
    assertThat(ends).containsExactly("gave up a: it answered 503, 14 times");
    assertThat(metrics.text()).contains("{result=\"given_up\"} 1\n");
  }

  @Test
  void givesUpAtOnceWhatIsRefused() {
    outcomes.add(new Outcome.Refused("it answered 410"));
    sender.start();
    sender.offer(notification("a"));
    Await.until("the end", LIMIT, () -> !ends.isEmpty());
    assertThat(ends).containsExactly("gave up a: it answered 410");
  }

  @Test
  void dropsTheOldestAndNeverWaits() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      sender.offer(notification(id));
    }
    assertThat(metrics.text())
        .contains("{result=\"dropped\"} 2\n")
        .contains("holdfast_notifications_waiting 3\n");
    sender.start();
    Await.until("all", LIMIT, () -> ends.size() == 3);
    assertThat(tried).containsExactly("c", "d", "e");
  }

  @Test
  void whatIsLeftGetsOneTryAtTheEnd() {
    outcomes.addAll(List.of(FAILED, FAILED));
    sender.start();
    sender.offer(notification("a"));
    Await.until("the first try", LIMIT, () -> metrics.text().contains("{result=\"retried\"} 1\n"));
    sender.close();
    assertThat(tried).containsExactly("a", "a");
    assertThat(ends).isEmpty();
  }

  @Test
  void aReceiverThatHangsDoesNotHoldUpTheEnd() {
    CountDownLatch never = new CountDownLatch(1);
    Sender stuck =
        new Sender(
            3,
            (notification, now) -> {
              never.await();
              return new Outcome.Delivered();
            },
            new TestingTold(),
            metrics,
            clock);
    stuck.start();
    stuck.offer(notification("a"));
    long start = System.nanoTime();
    stuck.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
  }

  private void hurryUntil(java.util.function.BooleanSupplier condition) {
    Await.until(
        "the end",
        LIMIT,
        () -> {
          clock.advance(Duration.ofMinutes(11));
          return condition.getAsBoolean();
        });
  }

  private Outcome answer(Notification notification, Instant now) {
    tried.add(notification.id());
    Outcome next = outcomes.poll();
    return next == null ? new Outcome.Delivered() : next;
  }

  private static Notification notification(String id) {
    return new Notification(id, Step.CREATED, "uid-" + id, "chr-" + id, new byte[0]);
  }

  private final class TestingTold implements Told {
    @Override
    public void delivered(Notification notification) {
      ends.add("delivered " + notification);
    }

    @Override
    public void givenUp(Notification notification, String why) {
      ends.add("gave up " + notification + ": " + why);
    }
  }
}

package dev.holdfast.operator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QueueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Queue queue = new Queue(2);

  @Test
  void theOldestGoesWhenItIsFull() {
    assertThat(queue.add(notification("a"), NOW)).isEmpty();
    assertThat(queue.add(notification("b"), NOW)).isEmpty();
    assertThat(queue.add(notification("c"), NOW)).map(Notification::id).contains("a");
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void takesTheSameOnlyOnce() {
    queue.add(notification("a"), NOW);
    queue.add(notification("a"), NOW);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void whatFailedLetsOthersGoFirst() {
    queue.add(notification("a"), NOW);
    queue.add(notification("b"), NOW.plusMillis(1));
    queue.later(queue.next().orElseThrow(), NOW.plusSeconds(2));
    assertThat(queue.next()).map(waiting -> waiting.notification().id()).contains("b");
    queue.remove(notification("b"));
    assertThat(queue.next()).map(Queue.Waiting::tries).contains(1);
  }

  @Test
  void whatWasDroppedDuringItsTryStaysAway() {
    queue.add(notification("a"), NOW);
    Queue.Waiting tried = queue.next().orElseThrow();
    queue.add(notification("b"), NOW);
    queue.add(notification("c"), NOW);
    queue.later(tried, NOW.plusSeconds(2));
    assertThat(queue.size()).isEqualTo(2);
  }

  private static Notification notification(String id) {
    return new Notification(id, Step.CREATED, "uid", "chr-a", new byte[0]);
  }
}

package dev.holdfast.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReviewDeskTest {
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : open) {
      resource.close();
    }
  }

  @Test
  void answers_with_what_the_judge_decides() throws Exception {
    ReviewDesk desk = desk((_, _) -> TestingDecisions.allow(), Duration.ofSeconds(20), 1, 8);

    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().get("allowed").asBoolean()).isTrue();
  }

  @Test
  void denies_when_the_deadline_has_passed_and_interrupts_the_work() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    ReviewDesk desk =
        desk(
            (_, _) -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return TestingDecisions.allow();
            },
            Duration.ofMillis(50),
            1,
            8);

    desk.review(TestingDecisions.review(), answers::add);

    JsonNode response = response();
    assertThat(response.get("allowed").asBoolean()).isFalse();
    assertThat(response.get("uid").asText()).isEqualTo(TestingDecisions.UID);
    assertThat(response.at("/status/message").asText())
        .contains("HF-FAULT-DeadlineExceeded: not decided within 50 ms");
    interrupted.await();
    desk.close();
    assertThat(answers).as("one answer only").isEmpty();
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void answers_in_time_although_the_work_ignores_the_interrupt() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ReviewDesk desk =
        desk(
            (_, _) -> {
              while (release.getCount() > 0) {
                Thread.onSpinWait();
              }
              return TestingDecisions.allow();
            },
            Duration.ofMillis(50),
            2,
            8);

    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().get("allowed").asBoolean()).isFalse();
    release.countDown();
  }

  @Test
  void a_late_interrupt_does_not_reach_the_next_review() throws Exception {
    BlockingJudge judge =
        (review, _) -> {
          if (review.length == 0) {
            waitForInterrupt();
            Thread.currentThread().interrupt();
          }
          return Thread.currentThread().isInterrupted()
              ? Faults.internal()
              : TestingDecisions.allow();
        };
    ReviewDesk desk = desk(judge, Duration.ofMillis(200), 1, 8);

    desk.review(new byte[0], answers::add);
    assertThat(answers.take().httpStatus()).isEqualTo(400);
    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().get("allowed").asBoolean()).isTrue();
  }

  @Test
  void turns_an_exception_into_a_denial_that_tells_nothing_about_it() throws Exception {
    ReviewDesk desk =
        desk(
            (_, _) -> {
              throw new IllegalStateException("secret path /etc/holdfast");
            },
            Duration.ofSeconds(20),
            1,
            8);

    desk.review(TestingDecisions.review(), answers::add);

    JsonNode response = response();
    assertThat(response.get("allowed").asBoolean()).isFalse();
    assertThat(response.at("/status/message").asText())
        .contains("HF-FAULT-Internal")
        .doesNotContain("secret")
        .doesNotContain("Exception");
  }

  @Test
  void turns_an_error_into_a_denial_as_well() throws Exception {
    ReviewDesk desk =
        desk(
            (_, _) -> {
              throw new StackOverflowError();
            },
            Duration.ofSeconds(20),
            1,
            8);

    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().get("allowed").asBoolean()).isFalse();
  }

  @Test
  void decides_at_once_and_without_waiting_for_anything_when_too_many_wait() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ObjectRef claim =
        new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", "a", "b");
    BlockingJudge judge =
        (review, surroundings) -> {
          if (review.length > 0) {
            LiveObject live = surroundings.evidence().read(List.of(claim)).get(claim);
            return live instanceof LiveObject.Unreadable(String why)
                ? TestingDecisions.allow(why)
                : TestingDecisions.allow("had time");
          }
          started.countDown();
          release.await();
          return TestingDecisions.allow();
        };
    ReviewDesk desk = desk(judge, Duration.ofSeconds(20), 1, 1);

    desk.review(new byte[0], answers::add);
    started.await();
    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().at("/warnings/0").asText())
        .isEqualTo("this replica is overloaded; repeat the request");
    release.countDown();
    assertThat(answers.take().httpStatus()).isEqualTo(200);
    // The place is free a moment after its answer.
    String warning;
    do {
      desk.review(TestingDecisions.review(), answers::add);
      warning = response().at("/warnings/0").asText();
    } while (!warning.equals("had time"));
  }

  @Test
  void reviews_that_wait_for_live_reads_do_not_hold_up_the_others() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BlockingJudge judge =
        (review, _) ->
            review.length > 0
                ? TestingDecisions.allow()
                : Workers.yielding(
                    () -> {
                      awaitQuietly(release);
                      return TestingDecisions.allow();
                    });
    ReviewDesk desk = desk(judge, Duration.ofSeconds(20), 1, 16);

    for (int i = 0; i < 8; i++) {
      desk.review(new byte[0], answers::add);
    }
    desk.review(TestingDecisions.review(), answers::add);

    assertThat(response().get("allowed").asBoolean()).isTrue();
    release.countDown();
  }

  @Test
  void refuses_what_is_too_large_by_the_uid_at_its_beginning() throws Exception {
    ReviewDesk desk = desk((_, _) -> TestingDecisions.allow(), Duration.ofSeconds(20), 1, 8);
    byte[] beginning = java.util.Arrays.copyOf(TestingDecisions.review(), 200);

    desk.refuseTooLarge(beginning, 200, answers::add);

    JsonNode response = response();
    assertThat(response.get("uid").asText()).isEqualTo(TestingDecisions.UID);
    assertThat(response.at("/status/message").asText()).contains("HF-FAULT-TooLarge");
  }

  @Test
  void tells_the_aftermath_what_was_answered() throws Exception {
    Decision decision = TestingDecisions.allow();
    ReviewDesk desk = desk((_, _) -> decision, Duration.ofSeconds(20), 1, 8);

    desk.review(TestingDecisions.review(), answers::add);
    answers.take();
    desk.close();

    assertThat(outcomes).hasSize(1);
    Outcome outcome = outcomes.getFirst();
    assertThat(outcome.decision()).isSameAs(decision);
    assertThat(outcome.reviewUid()).isEqualTo(TestingDecisions.UID);
    assertThat(outcome.at()).isEqualTo(TestingDecisions.NOW);
  }

  private interface BlockingJudge {
    Decision decide(byte[] review, Surroundings surroundings) throws InterruptedException;
  }

  private ReviewDesk desk(BlockingJudge judge, Duration deadline, int threads, int places) {
    SurroundingsSource source =
        new SurroundingsSource() {
          @Override
          public <T> T use(Function<Surroundings, T> work) {
            return work.apply(TestingDecisions.surroundings());
          }
        };
    ReviewDesk desk =
        new ReviewDesk(
            (review, surroundings) -> {
              try {
                return judge.decide(review, surroundings);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Faults.internal();
              }
            },
            source,
            outcomes::add,
            new Workers(threads, places),
            deadline,
            Clock.fixed(TestingDecisions.NOW, ZoneOffset.UTC));
    open.add(desk);
    return desk;
  }

  private JsonNode response() throws InterruptedException {
    Answer answer = answers.poll(20, TimeUnit.SECONDS);
    assertThat(answer).as("an answer").isNotNull();
    assertThat(answer.httpStatus()).isEqualTo(200);
    return TestingDecisions.json(answer.body()).get("response");
  }

  private static void waitForInterrupt() {
    awaitQuietly(new CountDownLatch(1));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // What the deadline does to work that nobody waits for any more.
    }
  }
}

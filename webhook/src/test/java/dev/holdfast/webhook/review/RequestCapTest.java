package dev.holdfast.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestCapTest {
  private static final Decision DENIED =
      TestingDecisions.deny(new Reason("HF-VOL-002", "p", "shared", ""));

  @Test
  void leaves_a_denial_alone_while_there_is_room() {
    assertThat(decide(names(6))).isSameAs(DENIED);
  }

  @Test
  void leaves_a_denial_alone_whose_request_is_open_already() {
    List<String> open = new ArrayList<>(names(6));
    open.add("chr-abc");
    assertThat(decide(open)).isSameAs(DENIED);
  }

  @Test
  void makes_no_further_request_and_names_the_open_ones() {
    Decision capped = decide(names(7));

    assertThat(capped.pending()).isEmpty();
    assertThat(((Verdict.Deny) capped.verdict()).reasons().getLast().message())
        .isEqualTo(
            "too many open requests: chr-0, chr-1, chr-2, chr-3, chr-4 and 2 more;"
                + " have them decided first");
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "chr-" + i).toList();
  }

  private static Decision decide(List<String> open) {
    return new RequestCap((_, _) -> DENIED, (_, _) -> open, 7)
        .decide(TestingDecisions.review(), TestingDecisions.surroundings());
  }
}

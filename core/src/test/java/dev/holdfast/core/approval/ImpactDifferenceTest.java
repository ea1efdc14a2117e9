package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.Statement.StatedImpact;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told about an impact that has changed since it was signed. */
class ImpactDifferenceTest {
  @Test
  void whatCameAndWhatWent() {
    assertThat(ImpactDifference.between(signed(1), now(2)))
        .startsWith("impact has changed: 1 item more: ")
        .contains("n-0001");
    assertThat(ImpactDifference.between(signed(1), now(4)))
        .startsWith("impact has changed: 3 items more: ");
    assertThat(ImpactDifference.between(signed(4), now(2)))
        .startsWith("impact has changed: 2 items fewer: ")
        .contains("n-0002");
  }

  @Test
  void whatCameInPlaceOfAnother() {
    Impact other = TestingScene.impact(List.of(TestingScene.item("a", "else")));
    assertThat(ImpactDifference.between(signed(1), other))
        .startsWith("impact has changed: now ")
        .contains("else");
  }

  @Test
  void onlyCountsWhereLinesDoNotTell() {
    assertThat(ImpactDifference.between(signed(1), now(201)))
        .isEqualTo("impact has changed: 1 items then, 201 now");
    assertThat(ImpactDifference.between(signed(1), now(200))).contains("199 items more");
    StatedImpact cut = new StatedImpact("sha256:x", 9, signed(1).lines());
    assertThat(ImpactDifference.between(cut, now(2)))
        .isEqualTo("impact has changed: 9 items then, 2 now");
    assertThat(ImpactDifference.between(signed(2), now(2)))
        .isEqualTo("impact has changed: 2 items then, 2 now");
  }

  private static StatedImpact signed(int count) {
    Impact impact = now(count);
    return new StatedImpact(impact.digest(), count, StatementLines.items(impact.items()));
  }

  private static Impact now(int count) {
    List<ImpactItem> items =
        IntStream.range(0, count)
            .mapToObj(each -> TestingScene.item("a", "n-%04d".formatted(each)))
            .toList();
    return TestingScene.impact(items);
  }
}

package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How requirements of several policies add up. */
class RequirementsTest {
  private static final Requirement ONE = new Requirement("a", "A", "dba", 1, true, "first");
  private static final Requirement TWO = new Requirement("b", "B", "dba", 2, false, "second");
  private static final Requirement OTHER = new Requirement("c", "C", "trust", 1, false, "third");

  @Test
  void aGroupHasToReachTheHighestCountAndHardwareIfAnyWantsIt() {
    for (List<Requirement> order : List.of(List.of(ONE, TWO, OTHER), List.of(OTHER, TWO, ONE))) {
      List<Requirement> groups = Requirements.byGroup(order);
      assertThat(groups).extracting(Requirement::group).containsExactly("dba", "trust");
      assertThat(groups.getFirst().count()).isEqualTo(2);
      assertThat(groups.getFirst().hardware()).isTrue();
      assertThat(groups.getFirst().code()).isEqualTo("B");
      assertThat(groups.getLast().hardware()).isFalse();
    }
  }

  @Test
  void ofEqualOnesTheFirstIsToldAndNoHardwareIsMadeUp() {
    Requirement again = new Requirement("d", "D", "dba", 2, false, "again");
    assertThat(Requirements.byGroup(List.of(TWO, again))).containsExactly(TWO);
    Requirement hard = new Requirement("d", "D", "dba", 1, true, "hard");
    assertThat(Requirements.byGroup(List.of(TWO, hard)).getFirst().hardware()).isTrue();
  }

  @Test
  void manyTextsShareTheRoom() {
    List<Requirement> many =
        IntStream.range(0, 48)
            .mapToObj(each -> new Requirement("p" + each, "P", "dba", 1, false, "x".repeat(600)))
            .toList();
    List<Requirement> stated = Requirements.stated(many);
    assertThat(stated).hasSize(48);
    assertThat(stated.stream().mapToInt(each -> each.message().length()).sum())
        .isBetween(48 * 200, 12 * 1024);
  }
}

package dev.holdfast.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  @Test
  void gives_no_more_than_there_is() {
    BodyBudget budget = new BodyBudget(10);

    assertThat(budget.take(7)).isTrue();
    assertThat(budget.take(4)).isFalse();
    assertThat(budget.take(3)).isTrue();
    budget.give(7);
    assertThat(budget.take(7)).isTrue();
  }
}

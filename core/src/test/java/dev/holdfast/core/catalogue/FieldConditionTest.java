package dev.holdfast.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldConditionTest {
  @Test
  void aStateIsTheWholeValue() {
    FieldCondition wipes = matches("spec.policy", "WipeOut", null);
    assertThat(wipes.describes(fields(Map.of("spec.policy", "WipeOut")))).isTrue();
    assertThat(wipes.describes(fields(Map.of("spec.policy", "WipeOutLater")))).isFalse();
  }

  @Test
  void absenceIsTheDefaultAndWithoutOneNoState() {
    assertThat(matches("spec.policy", "Delete", "Delete").describes(fields(Map.of()))).isTrue();
    assertThat(matches("spec.policy", "Delete", null).describes(fields(Map.of()))).isFalse();
    assertThat(matches("spec.policy", ".*", null).describes(fields(Map.of()))).isFalse();
  }

  @Test
  void ofAListEveryEntryCounts() {
    FieldCondition events = matches("spec.excluded[*]", "events|", "");
    assertThat(events.describes(fields(Map.of()))).isTrue();
    assertThat(events.describes(fields(Map.of("spec.excluded[0]", "events")))).isTrue();
    assertThat(
            events.describes(
                fields(Map.of("spec.excluded[0]", "events", "spec.excluded[1]", "pods"))))
        .isFalse();
  }

  @Test
  void aStateIsNoDifference() {
    FieldCondition changes =
        new FieldCondition(FieldPath.parse("spec.policy"), new When.Changes(), null);
    assertThat(changes.describes(fields(Map.of("spec.policy", "Delete")))).isFalse();
    assertThatThrownBy(() -> FieldCondition.states(List.of(changes)))
        .hasMessageContaining("only Matches");
    assertThatThrownBy(
            () -> FieldCondition.states(List.of(matches("spec.list[*].policy", "a", null))))
        .hasMessageContaining("at the end");
    assertThatThrownBy(
            () -> FieldCondition.states(List.of(matches("spec.list[name=*]", "a", null))))
        .hasMessageContaining("at the end");
  }

  private static FieldCondition matches(String path, String pattern, @Nullable String absent) {
    return new FieldCondition(
        FieldPath.parse(path),
        new When.Matches(Pattern.compile(pattern)),
        absent == null ? null : JsonNodeFactory.instance.textNode(absent));
  }

  private static UnaryOperator<String> fields(Map<String, String> values) {
    return path -> values.getOrDefault(path, "");
  }
}

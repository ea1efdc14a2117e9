package dev.holdfast.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.TestingReviews;
import org.junit.jupiter.api.Test;

class FieldPathTest {
  private static final JsonNode OBJECT =
      TestingReviews.yaml(
          """
          metadata: {finalizers: [a.example.org/x, b.example.org/y]}
          spec: {policies: ["*"], volumes: [{id: 0, size: 1}, {id: 1, size: 2}]}
          status: {conditions: [{type: Ready, status: "False"}, {type: Complete, status: "True"}]}
          """);

  @Test
  void namesOneEntryByAField() {
    assertThat(text("status.conditions[type=Complete].status")).isEqualTo("True");
    assertThat(text("spec.volumes[id=1].size")).isEqualTo("2");
    assertThat(text("status.conditions[type=Failed].status")).isEqualTo("absent");
    assertThat(text("status[type=Complete].status")).isEqualTo("absent");
  }

  @Test
  void namesOneEntryByItself() {
    assertThat(text("metadata.finalizers[=b.example.org/y]")).isEqualTo("b.example.org/y");
    assertThat(text("metadata.finalizers[=c]")).isEqualTo("absent");
    assertThat(text("spec.policies[=*]")).isEqualTo("*");
    assertThat(text("spec.volumes[=0]")).isEqualTo("absent");
  }

  @Test
  void aNamedEntryIsOneFieldAndKeepsItsName() {
    FieldPath path = FieldPath.parse("status.conditions[type=Complete].status");
    assertThat(path.wildcard()).isFalse();
    assertThat(path.in(OBJECT))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text()).isEqualTo(path.text());
              assertThat(found.pointer()).isEqualTo("/status/conditions/1/status");
            });
  }

  @Test
  void everyEntryOfAKeyedListIsAnotherThing() {
    assertThat(FieldPath.parse("status.conditions[type=*].status").in(OBJECT)).hasSize(2);
    assertThatThrownBy(() -> FieldPath.parse("spec.list[=]")).hasMessageContaining("spec.list[=]");
  }

  private static String text(String path) {
    return FieldPath.parse(path).value(OBJECT).map(JsonNode::asText).orElse("absent");
  }
}

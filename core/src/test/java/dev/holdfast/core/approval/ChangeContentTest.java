package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.change.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a change is bound by an approval. */
class ChangeContentTest {
  private static final String BEFORE =
      "{kind: A, metadata: {name: a, namespace: b, generation: 1}, spec: {keep: x, other: {deep: x}}}";
  private static final Change UPDATE =
      TestingReviews.update(
              "things.example.com",
              BEFORE,
              BEFORE.replace("generation: 1", "generation: 2").replace(": x", ": y"))
          .change();

  @Test
  void onlyTheFieldsBehindTheEffects() {
    assertThat(paths(effect("/spec/keep"))).containsExactly("/spec/keep");
    assertThat(paths(effect("/spec/other"))).containsExactly("/spec/other/deep");
    assertThat(paths(effect("/spec/other/deep"), effect("/spec/keep")))
        .containsExactly("/spec/keep", "/spec/other/deep");
  }

  @Test
  void allFieldsWhenAnEffectDoesNotSayWhich() {
    assertThat(paths(effect("/spec/keep"), effect("")))
        .contains("/spec/keep", "/spec/other/deep")
        .doesNotContain("/metadata/generation");
    assertThat(paths()).containsExactly("/spec/keep", "/spec/other/deep");
  }

  @Test
  void aFieldThatChangesByItsDefault() {
    Effect defaulted =
        new Effect(
            EffectClass.Weaken,
            "r",
            "/spec/policy",
            TextNode.valueOf("Retain"),
            TextNode.valueOf("Delete"),
            "m");
    List<Transition> bound = ChangeContent.destructive(UPDATE, List.of(defaulted));
    assertThat(bound)
        .containsExactly(
            new Transition("/spec/policy", TextNode.valueOf("Retain"), TextNode.valueOf("Delete")));
  }

  @Test
  void aCreationsNameIsBoundUnlessTheServerMakesIt() {
    assertThat(created("{kind: A, metadata: {name: a, uid: u, labels: {b: c}}, status: {d: e}}"))
        .isEqualTo("{\"kind\":\"A\",\"metadata\":{\"name\":\"a\",\"labels\":{\"b\":\"c\"}}}");
    assertThat(created("{kind: A, metadata: {name: a-1, generateName: a-}}"))
        .isEqualTo("{\"kind\":\"A\",\"metadata\":{}}");
    assertThat(created("{kind: A, metadata: {name: a, generateName: ''}}"))
        .contains("\"name\":\"a\"");
  }

  private static List<String> paths(Effect... effects) {
    return ChangeContent.destructive(UPDATE, List.of(effects)).stream()
        .map(Transition::path)
        .toList();
  }

  private static Effect effect(String path) {
    return new Effect(EffectClass.Weaken, "r", path, null, null, "m");
  }

  private static String created(String object) {
    return ChangeContent.created(TestingReviews.create("things.example.com", object).change())
        .toString();
  }
}

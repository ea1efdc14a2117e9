package dev.holdfast.operator.policy;

import static dev.holdfast.operator.policy.TestingPolicies.generation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.compiler.CompileError;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningSetTest {
  private static final StoredBundle NONE = new StoredBundle.None();

  private final TestingCompiler compiler = new TestingCompiler();
  private final RunningSet running = new RunningSet(compiler);

  @Test
  void compilesTheWholeSetOnce() {
    List<PolicyGeneration> policies = List.of(generation("a", 1, "A"), generation("b", 1, "B"));
    CompiledSet set = running.of(policies, NONE);
    assertThat(set.running()).containsOnlyKeys("a", "b");
    assertThat(running.of(policies, NONE)).isSameAs(set);
    assertThat(compiler.calls).isEqualTo(1);
  }

  @Test
  void lastGoodStaysWhenTheNewestIsBad() {
    running.of(List.of(generation("a", 1, "A"), generation("b", 1, "B")), NONE);
    CompiledSet set =
        running.of(List.of(generation("a", 2, "bad"), generation("b", 2, "B2")), NONE);
    assertThat(set.running().get("a").generation()).isEqualTo(1);
    assertThat(set.running().get("b").generation()).isEqualTo(2);
    assertThat(set.mistakes().get("a"))
        .extracting(CompileError::code)
        .containsExactly("ParseError");
    CompiledSet still =
        running.of(List.of(generation("a", 3, "bad again"), generation("b", 2, "B2")), NONE);
    assertThat(still.running().get("a").generation()).isEqualTo(1);
  }

  @Test
  void lastGoodSurvivesARestart() {
    StoredBundle stored =
        new StoredBundle.Sound(
            new PolicyBundle(), new BundleContent(new byte[0], List.of(generation("a", 1, "A"))));
    CompiledSet set = running.of(List.of(generation("a", 2, "bad")), stored);
    assertThat(set.running().get("a").generation()).isEqualTo(1);
  }

  @Test
  void aPolicyThatWasNeverGoodIsLeftOut() {
    CompiledSet set = running.of(List.of(generation("a", 1, "bad"), generation("b", 1, "B")), NONE);
    assertThat(set.running()).containsOnlyKeys("b");
    assertThat(compiler.calls).isEqualTo(1);
  }

  @Test
  void anotherObjectOfTheSameNameInheritsNothing() {
    running.of(List.of(generation("a", 4, "A")), NONE);
    PolicyGeneration recreated =
        new PolicyGeneration(
            "a", "other", 1, "2026-11-24T08:00:00Z", generation("a", 1, "bad").spec());
    assertThat(running.of(List.of(recreated), NONE).running()).isEmpty();
  }

  @Test
  void aDeletedPolicyIsGone() {
    running.of(List.of(generation("a", 1, "A")), NONE);
    assertThat(running.of(List.of(), NONE).running()).isEmpty();
  }
}

package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.FieldCondition;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.FinalizerRules;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.catalogue.Template;
import dev.holdfast.core.catalogue.Trigger;
import dev.holdfast.core.catalogue.When;
import dev.holdfast.core.change.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleConsequenceTest {
  private static final String BOX = "boxes.example.org ";

  private final TestingCluster cluster =
      new TestingCluster(
          Catalogue.of(
              List.of(
                  kind("boxes", falls("Destroyed", "WipeOut"), falls("Orphaned", "Keep")),
                  kind("copies"),
                  trigger("wipes", falls("Destroyed", "WipeOut"))),
              Set.of()));

  @Test
  void aDependentFallsOnlyInTheStateThatTakesIt() {
    add("keeps", "{spec: {policy: Keep}}");
    add("wipes", "{spec: {policy: WipeOut}}");
    add("says-nothing", "{}");
    assertThat(fallenWith("keeps"))
        .containsExactly("Destroyed boxes a/keeps", "Orphaned copies a/copy-of-keeps");
    assertThat(fallenWith("wipes"))
        .containsExactly("Destroyed boxes a/wipes", "Destroyed copies a/copy-of-wipes");
    assertThat(fallenWith("says-nothing"))
        .containsExactly(
            "Destroyed boxes a/says-nothing", "Destroyed copies a/copy-of-says-nothing");
  }

  @Test
  void whatDestroysByItsCreationTakesNothingWithIt() {
    add("a", "{}");
    cluster.add("wipes.example.org", "a", "a", "{spec: {policy: WipeOut}}");
    String wipe = "wipes.example.org a/a";
    assertThat(TestingCluster.lines(cluster.delete(wipe))).containsExactly("Destroyed wipes a/a");
    Impact created =
        TestingCluster.known(
            cluster.analyse(
                cluster.review(Operation.CREATE, wipe, null, cluster.json(wipe)).change(),
                cluster.inventory()));
    assertThat(TestingCluster.lines(created))
        .containsExactly("Destroyed copies a/copy-of-a", "Weakened wipes a/a");
  }

  private void add(String box, String yaml) {
    cluster
        .add("boxes.example.org", "a", box, yaml)
        .add("copies.example.org", "a", "copy-of-" + box, "metadata: {labels: {box: " + box + "}}");
  }

  private List<String> fallenWith(String box) {
    return TestingCluster.lines(cluster.delete(BOX + "a/" + box));
  }

  private static DependentRule falls(String fate, String policy) {
    return new DependentRule(
        "example.org",
        "copies",
        Map.of("box", Template.parse("{metadata.name}")),
        null,
        null,
        List.of(
            new FieldCondition(
                FieldPath.parse("spec.policy"),
                new When.Matches(Pattern.compile(policy)),
                JsonNodeFactory.instance.textNode("WipeOut"))),
        false,
        fate);
  }

  private static DataKind kind(String resource, DependentRule... dependents) {
    return kind(resource, Trigger.NEVER, dependents);
  }

  private static DataKind trigger(String resource, DependentRule... dependents) {
    return kind(resource, new Trigger(true, List.of()), dependents);
  }

  private static DataKind kind(String resource, Trigger trigger, DependentRule... dependents) {
    return new DataKind(
        "example.org",
        "v1",
        List.of("*"),
        resource,
        resource,
        true,
        Role.Database,
        List.of(),
        List.of(),
        List.of(),
        trigger,
        List.of(dependents),
        List.of(),
        null,
        FinalizerRules.NONE,
        List.of(),
        List.of());
  }
}

package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain questions are read as picocli reads them, and answered with the same text. */
class PlainQuestionTest {
  private final TestingSurvey survey =
      new TestingSurvey().with(TestingScene.INCIDENT).with(TestingScene.SNAPSHOT);

  @Test
  void theWebhooksAnswerIsShownAsOurOwn() {
    for (String format : List.of("tree", "json", "dot")) {
      for (String target : List.of("ns/production", "pv/pv-staging", "pvc/data")) {
        String[] arguments = {"impact", target, "-n", "staging", "-o", format};
        String own = TestingTerminal.run(new TestingCluster(), survey, "", arguments).out();
        PlainQuestion question = PlainQuestion.of(arguments).orElseThrow();
        assertThat(question.answer((_, _, _, _) -> Optional.of(told(target)), TestingTerminal.NOW))
            .hasValue(own);
        assertThat(question.answer(Guard.NONE, TestingTerminal.NOW)).isEmpty();
      }
    }
  }

  @Test
  void whatIsAsked() {
    PlainQuestion bare = PlainQuestion.of("impact", "ns/orders").orElseThrow();
    assertThat(bare.kind().resource()).isEqualTo("namespaces");
    assertThat(bare.name()).isEqualTo("orders");
    assertThat(bare.namespace()).isNull();
    assertThat(bare.format()).isEqualTo(ImpactFormat.TREE);
    assertThat(bare.propagation()).isEqualTo(PropagationPolicy.Background);
    for (String[] all :
        List.of(
            new String[] {"impact", "-n", "a", "pvc/b", "-o", "json", "--propagation", "orphan"},
            new String[] {
              "impact", "pvc/b", "--namespace=a", "--output=JSON", "--propagation=Orphan"
            },
            new String[] {
              "impact", "--output", "Json", "pvc/b", "--propagation", "ORPHAN", "-n", "a"
            })) {
      PlainQuestion said = PlainQuestion.of(all).orElseThrow();
      assertThat(said.namespace()).isEqualTo("a");
      assertThat(said.format()).isEqualTo(ImpactFormat.JSON);
      assertThat(said.propagation()).isEqualTo(PropagationPolicy.Orphan);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "explain pvc/a",
        "impact",
        "impact pvc",
        "impact pvc/a pvc/b",
        "impact pvc/a --help",
        "impact pvc/a -n",
        "impact pvc/a -n a -n b",
        "impact pvc/a -na",
        "impact pvc/a -n=a",
        "impact pvc/a --namespace=",
        "impact pvc/a -o yaml",
        "impact pvc/a --propagation all",
        "impact pvc/a --dry-run",
        "impact -- pvc/a",
        "impact statefulset/a",
        "impact pvc.example.com/a"
      })
  void everythingElseIsLeftToPicocli(String line) {
    assertThat(PlainQuestion.of(line.split(" ", -1))).isEmpty();
  }

  /** What the webhook would find, on its way through text. */
  private DeletionImpact told(String target) {
    Catalogue catalogue = Catalogue.builtIn();
    Reference named = Reference.parse(target);
    DataKind kind = named.in(survey.served(), catalogue);
    Change deletion =
        WhatIf.deletion(
            kind,
            survey.object(kind, "staging", named.name()).orElseThrow(),
            PropagationPolicy.Background);
    Impact impact =
        WhatIf.impact(
            deletion,
            survey.list(catalogue, Watched.of(survey.served(), catalogue)),
            catalogue,
            LinkageRules.DEFAULTS,
            TestingTerminal.NOW);
    ObjectRef ref =
        new ObjectRef("", kind.resource(), kind.kind(), deletion.namespace(), deletion.name());
    String text =
        new DeletionImpact(ref, PropagationPolicy.Background, impact).text(TestingTerminal.NOW);
    try {
      return DeletionImpact.parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.impact.ImpactItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every replica writes the same bytes, and they are read as they were written. */
class StatementPropertiesTest {
  @Property(tries = 200)
  void theOrderOfEffectsItemsAndRequirementsDoesNotMatter(
      @ForAll("effects") List<Effect> effects,
      @ForAll("items") List<ImpactItem> items,
      @ForAll("requirements") List<Requirement> requirements,
      @ForAll Random random) {
    String digest = scene(effects, items, requirements).digest();
    assertThat(
            scene(
                    shuffled(effects, random),
                    shuffled(items, random),
                    shuffled(requirements, random))
                .digest())
        .isEqualTo(digest);
  }

  @Property(tries = 300)
  void whateverIsWrittenIsRead(
      @ForAll("effects") List<Effect> effects,
      @ForAll("items") List<ImpactItem> items,
      @ForAll("requirements") List<Requirement> requirements) {
    Statement statement = scene(effects, items, requirements);
    assertThat(StatementWriterTest.parsed(statement.text())).isEqualTo(statement);
  }

  @Provide
  Arbitrary<List<Effect>> effects() {
    return Arbitraries.of(EffectClass.class)
        .map(each -> new Effect(each, "rule", "", null, null, "because"))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<ImpactItem>> items() {
    return Combinators.combine(Arbitraries.of("orders", "billing"), names())
        .as(TestingScene::item)
        .list()
        .uniqueElements(ImpactItem::ref)
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Requirement>> requirements() {
    return Combinators.combine(
            names(),
            Arbitraries.of("HF-1", "HF-2"),
            Arbitraries.of("dba", "trust"),
            Arbitraries.integers().between(-1, 3),
            Arbitraries.of(true, false),
            names())
        .as(Requirement::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** Also such as break lines, quotes and normal forms. */
  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "a", "b", "\"\\", "e\u0301", "\u00E9", "\uFEFF", "a\nb", "escaped:x"),
        Arbitraries.strings().ofMaxLength(12));
  }

  private static Statement scene(
      List<Effect> effects, List<ImpactItem> items, List<Requirement> requirements) {
    TestingScene fresh = TestingScene.fresh();
    return StatementWriterTest.parsed(
        fresh
            .with(fresh.change(), effects.toArray(Effect[]::new))
            .with(TestingScene.impact(items))
            .with(requirements.toArray(Requirement[]::new))
            .text());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}

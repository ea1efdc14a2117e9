package dev.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.RequesterClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyMatchingTest {
  private static final Change CHANGE =
      TestingReviews.delete(
              "persistentvolumeclaims",
              "{kind: PersistentVolumeClaim, metadata: {name: data, namespace: orders-staging}}")
          .change();
  private static final Effect DELETE =
      new Effect(EffectClass.Delete, "delete", "", null, null, "deletes it");
  private static final PolicyMatching MATCHING =
      new PolicyMatching(
          CHANGE, List.of(DELETE), RequesterClass.Agent, Map.of("tier", "staging", "team", "a"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                      | true",
        "{effects: [Delete, Weaken]}                                             | true",
        "{effects: [Weaken]}                                                     | false",
        "{resources: [{groups: [''], resources: [persistentvolumeclaims]}]}      | true",
        "{resources: [{groups: ['*'], resources: ['*']}]}                        | true",
        "{resources: [{groups: ['*.cnpg.io'], resources: ['*']}]}                | false",
        "{resources: [{groups: [''], resources: [persistentvolumes]}]}           | false",
        "{operations: [DELETE]}                                                  | true",
        "{operations: [CREATE, UPDATE]}                                          | false",
        "{requesterClasses: [Agent]}                                             | true",
        "{requesterClasses: [Human]}                                             | false",
        "{namespaces: {include: ['orders-*']}}                                   | true",
        "{namespaces: {include: ['shop-*']}}                                     | false",
        "{namespaces: {exclude: ['*-staging']}}                                  | false",
        "{namespaces: {selector: {matchLabels: {tier: staging}}}}                | true",
        "{namespaces: {selector: {matchLabels: {tier: staging, x: y}}}}          | false",
        "{namespaces: {selector: {matchExpressions: [{key: team, operator: In, values: [a, b]}]}}} | true",
        "{namespaces: {selector: {matchExpressions: [{key: team, operator: NotIn, values: [a]}]}}} | false",
        "{namespaces: {selector: {matchExpressions: [{key: x, operator: DoesNotExist}]}}}          | true",
        "{namespaces: {selector: {matchExpressions: [{key: x, operator: Exists}]}}}                | false",
        "{effects: [Delete], requesterClasses: [Human]}                          | false",
      })
  void everyPartMustFit(String match, boolean expected) throws Exception {
    assertThat(MATCHING.fits(new YAMLMapper().readValue(match, PolicyMatch.class)))
        .isEqualTo(expected);
  }

  @Test
  void withoutEffectsOnlyNamedOperationsFit() throws Exception {
    PolicyMatching plain = new PolicyMatching(CHANGE, List.of(), RequesterClass.Human, Map.of());
    assertThat(plain.fits(null)).isFalse();
    assertThat(plain.fits(new YAMLMapper().readValue("{}", PolicyMatch.class))).isFalse();
    assertThat(plain.fits(new YAMLMapper().readValue("{operations: [DELETE]}", PolicyMatch.class)))
        .isTrue();
    assertThat(MATCHING.fits(null)).isTrue();
  }

  @Test
  void aPluralMeansItsSubresourcesToo() throws Exception {
    Change scale =
        TestingReviews.update("statefulsets.apps", "{metadata: {name: a}}", "{metadata: {name: a}}")
            .subresource("scale")
            .change();
    PolicyMatching matching =
        new PolicyMatching(scale, List.of(DELETE), RequesterClass.Human, Map.of());
    for (String resource : List.of("statefulsets", "statefulsets/scale", "'*/scale'")) {
      assertThat(matching.fits(resources(resource))).as(resource).isTrue();
    }
    assertThat(matching.fits(resources("statefulsets/status"))).isFalse();
  }

  private static PolicyMatch resources(String resource) throws Exception {
    return new YAMLMapper()
        .readValue(
            "{resources: [{groups: [apps], resources: [" + resource + "]}]}", PolicyMatch.class);
  }
}

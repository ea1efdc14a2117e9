package dev.holdfast.operator.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.operator.settings.Settings;
import dev.holdfast.operator.settings.SettingsException;
import dev.holdfast.operator.settings.SettingsParser;
import dev.holdfast.operator.settings.SettingsReading;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustRootTest {
  private static final String TWO =
      """
      approvers:
      - {name: dana, spec: {subjects: [], groups: [trust], keys: []}}
      - {name: emil, spec: {subjects: [], groups: [dba], keys: []}}
      """;

  @Test
  void closesOnceEveryApproverOfTheSettingsIsApplied() {
    assertThat(TrustRoot.of(settings(TWO), List.of(approver("dana", "trust")), 5).closed())
        .isFalse();
    assertThat(
            TrustRoot.of(
                    settings(TWO), List.of(approver("dana", "trust"), approver("emil", "dba")), 0)
                .closed())
        .isTrue();
  }

  @Test
  void staysOpenWhileSomebodyElseStandsInAnApproversPlace() {
    TrustRoot root =
        TrustRoot.of(
            settings(TWO), List.of(approver("dana", "trust"), approver("emil", "trust")), 5);
    assertThat(root.closed()).isFalse();
    assertThat(root.because()).contains("emil");
  }

  @Test
  void withoutThatSettingOneValidHumanMoreThanTheCountCloses() {
    assertThat(TrustRoot.of(settings(""), List.of(), 1).closed()).isFalse();
    assertThat(TrustRoot.of(settings(""), List.of(), 2).closed()).isTrue();
    assertThat(TrustRoot.of(settings("trustCount: 2"), List.of(), 2).closed()).isFalse();
  }

  @Test
  void neverReopens() {
    TrustState state =
        TrustState.of(
            true, new SettingsReading.Good(settings("")), Map.of("dba", 2), List.of(), group -> 0);
    assertThat(state.root().closed()).isTrue();
    assertThat(state.groups().isEnough()).isFalse();
    assertThat(state.groups().message()).isEqualTo("group dba has 0 of 2 humans");
  }

  @Test
  void badSettingsCloseNothing() {
    TrustState state =
        TrustState.of(
            false,
            new SettingsReading.Bad("SettingsInvalid", "trustCount: 99"),
            Map.of("dba", 1),
            List.of(),
            group -> 3);
    assertThat(state.root().closed()).isFalse();
    assertThat(state.groups().isEnough()).isTrue();
  }

  private static Settings settings(String yaml) {
    try {
      return new SettingsParser(Set.of()).parse(yaml);
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  private static Approver approver(String name, String group) {
    Approver approver = new Approver();
    approver.setMetadata(new ObjectMetaBuilder().withName(name).build());
    approver.setSpec(new ApproverSpec(null, List.of(), List.of(group), List.of(), null));
    return approver;
  }
}

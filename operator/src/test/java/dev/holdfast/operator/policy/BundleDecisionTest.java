package dev.holdfast.operator.policy;

import static dev.holdfast.operator.policy.TestingPolicies.generation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BundleDecisionTest {
  private static final BundleSettings SETTINGS = Settings.defaults().forBundle();

  private final CompiledSet set = compiled("A");

  @Test
  void theSameInputsGiveTheSameRevisionAndNoWrite() throws IOException {
    PolicyBundleSpec written = write(set, SETTINGS, false, Optional.empty()).spec();
    assertThat(written.configMap()).startsWith("holdfast-bundle-").hasSize(28);
    // As it comes back from the API server.
    ObjectMapper json = new ObjectMapper();
    PolicyBundleSpec read = json.readValue(json.writeValueAsBytes(written), PolicyBundleSpec.class);
    assertThat(decide(compiled("A"), SETTINGS, false, Optional.of(read)))
        .isInstanceOf(BundleDecision.Keep.class);
  }

  @Test
  void anyDifferenceIsAnotherRevision() throws IOException {
    PolicyBundleSpec first = write(set, SETTINGS, false, Optional.empty()).spec();
    PolicyBundleSpec other = write(compiled("B"), SETTINGS, false, Optional.of(first)).spec();
    assertThat(other.revision()).isNotEqualTo(first.revision());
    BundleSettings strict =
        new BundleSettings(
            SETTINGS.linkage(),
            Map.of("dba", 3),
            1,
            null,
            SETTINGS.humans(),
            SETTINGS.controllers());
    assertThat(write(set, strict, false, Optional.of(first)).spec().revision())
        .isNotEqualTo(first.revision());
  }

  @Test
  void closingTheTrustRootKeepsTheRevision() throws IOException {
    PolicyBundleSpec open = write(set, SETTINGS, false, Optional.empty()).spec();
    PolicyBundleSpec closed = write(set, SETTINGS, true, Optional.of(open)).spec();
    assertThat(closed.revision()).isEqualTo(open.revision());
    assertThat(closed.trustRootClosed()).isTrue();
  }

  @Test
  void whatIsStoredIsFoundSoundAndTamperingIsNot() throws IOException {
    BundleDecision.Write written = write(set, SETTINGS, false, Optional.empty());
    PolicyBundle bundle = new PolicyBundle();
    bundle.setSpec(written.spec());
    StoredBundle sound =
        StoredBundle.of(Optional.of(bundle), name -> Optional.of(written.content().configMap()));
    assertThat(sound).isInstanceOf(StoredBundle.Sound.class);
    assertThat(((StoredBundle.Sound) sound).content().sources().getFirst().spec().rego())
        .isEqualTo("A");

    assertThat(StoredBundle.of(Optional.of(bundle), name -> Optional.empty()))
        .isInstanceOf(StoredBundle.Damaged.class);
    assertThat(
            StoredBundle.of(
                Optional.of(bundle),
                name ->
                    Optional.of(
                        new ConfigMapBuilder(written.content().configMap())
                            .withBinaryData(Map.of())
                            .build())))
        .isInstanceOf(StoredBundle.Damaged.class);
    PolicyBundleSpec spec = written.spec();
    bundle.setSpec(
        new PolicyBundleSpec(
            spec.revision(), List.of(), SETTINGS, spec.configMap(), spec.opaVersion(), false));
    assertThat(
            StoredBundle.of(
                Optional.of(bundle), name -> Optional.of(written.content().configMap())))
        .isInstanceOf(StoredBundle.Damaged.class);
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    byte[] random = new byte[BundleContent.LARGEST + 1];
    new Random(1).nextBytes(random);
    CompiledSet large = new CompiledSet(random, Map.of(), Map.of(), Map.of(), Map.of(), "1.0.0");
    assertThat(decide(large, SETTINGS, false, Optional.empty()))
        .isInstanceOf(BundleDecision.TooLarge.class);
  }

  private static CompiledSet compiled(String rego) {
    return new RunningSet(new TestingCompiler())
        .of(List.of(generation("a", 1, rego)), new StoredBundle.None());
  }

  private static BundleDecision decide(
      CompiledSet set, BundleSettings settings, boolean closed, Optional<PolicyBundleSpec> current)
      throws IOException {
    return BundleDecision.of("holdfast", set, settings, closed, current);
  }

  private static BundleDecision.Write write(
      CompiledSet set, BundleSettings settings, boolean closed, Optional<PolicyBundleSpec> current)
      throws IOException {
    return (BundleDecision.Write) decide(set, settings, closed, current);
  }
}

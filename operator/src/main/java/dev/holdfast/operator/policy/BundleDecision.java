package dev.holdfast.operator.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleRevision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the active bundle shall be. */
sealed interface BundleDecision {
  /** It is what it shall be. */
  record Keep() implements BundleDecision {}

  /** It shall be this. */
  record Write(PolicyBundleSpec spec, BundleContent.Packed content) implements BundleDecision {}

  /** What it should be doesn't fit into a ConfigMap. */
  record TooLarge(String problem) implements BundleDecision {}

  /**
   * Decides. The same set, settings and trust give the same revision, so that a restart writes
   * nothing.
   *
   * @param current spec of the active bundle, empty when there is none or its content is damaged
   */
  static BundleDecision of(
      String namespace,
      CompiledSet set,
      BundleSettings settings,
      boolean trustRootClosed,
      Optional<PolicyBundleSpec> current)
      throws IOException {
    String revision = BundleRevision.of(set.wasm(), set.entrypoints(), settings);
    PolicyBundleSpec wanted =
        new PolicyBundleSpec(
            revision,
            set.entrypoints(),
            settings,
            BundleContent.nameFor(revision),
            set.opaVersion(),
            trustRootClosed);
    if (current.filter(spec -> isSame(spec, wanted)).isPresent()) {
      return new Keep();
    }
    BundleContent.Packed packed =
        new BundleContent(set.wasm(), set.sources()).pack(namespace, revision);
    if (packed.fits()) {
      return new Write(wanted, packed);
    }
    return new TooLarge(
        "the compiled policies take "
            + packed.size()
            + " bytes, more than the "
            + BundleContent.LARGEST
            + " that fit into a ConfigMap");
  }

  private static boolean isSame(PolicyBundleSpec one, PolicyBundleSpec other) {
    ObjectMapper json = new ObjectMapper();
    return List.of(json.valueToTree(one)).equals(List.of(json.valueToTree(other)));
  }
}

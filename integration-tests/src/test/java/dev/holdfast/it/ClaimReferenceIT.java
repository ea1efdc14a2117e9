package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A volume isn't taken from its claim: not by uid, name or namespace of its claimRef, and not by
 * declaring it released; binding itself goes unhindered.
 */
@HoldfastTest
class ClaimReferenceIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op': 'replace', 'path': '/spec/claimRef/uid', 'value': '00000000-0000-0000-0000-000000000000'}",
        "{'op': 'remove', 'path': '/spec/claimRef/uid'}",
        "{'op': 'remove', 'path': '/spec/claimRef'}"
      })
  void byPatch(String operation, Guarded guarded, Twins twins) {
    String patch = "[" + operation.replace('\'', '"') + "]";
    Answer.to(guarded.agent().run("patch", "pv", twins.stagingVolume(), "--type=json", "-p", patch))
        .isDenied("HF-TRK-001");
    assertThat(phase(guarded, twins)).isEqualTo("Bound");
  }

  @Test
  void byStatus(Guarded guarded, Twins twins) {
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch",
                    "pv",
                    twins.stagingVolume(),
                    "--subresource=status",
                    "--type=merge",
                    "-p",
                    "{\"status\": {\"phase\": \"Released\"}}"))
        .isDenied("HF-TRK-001");
  }

  private static String phase(Guarded guarded, Twins twins) {
    return guarded
        .admin()
        .must("get", "pv", twins.stagingVolume(), "-o", "jsonpath={.status.phase}");
  }
}

package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
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

  /** An available volume is released, and so erased, by a first claim that isn't there. */
  @Test
  void byAFirstClaimThatIsNotThere(Guarded guarded, Twins twins) {
    String volume = "pv-" + twins.staging() + "-free";
    Claim claim = Claim.of(twins.production(), "not-yet");
    guarded.admin().apply(Storage.volume(volume, twins.handle(), "Delete", claim)).orThrow();
    String patch =
        "{\"spec\": {\"claimRef\": {\"uid\": \"00000000-0000-0000-0000-000000000001\"}}}";
    Answer.to(guarded.agent().run("patch", "pv", volume, "--type=merge", "-p", patch))
        .isDenied("HF-TRK-001");
  }

  /**
   * The claim it names isn't there, so its controller would erase what the handle names at once.
   */
  @Test
  void byAnotherVolumeThatIsBornReleased(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().create(bornReleased(twins, twins.handle()))).isDenied("HF-TRK-001");
    Answer.to(guarded.agent().create(bornReleased(twins, twins.handle() + "-fresh"))).isUnnoticed();
  }

  private static String bornReleased(Twins twins, String handle) {
    Claim gone = Claim.of(twins.staging(), "gone");
    return Storage.volume("pv-" + twins.staging() + "-alias", handle, "Delete", gone)
        .replace("name: gone}", "name: gone, uid: 00000000-0000-0000-0000-000000000001}");
  }

  private static String phase(Guarded guarded, Twins twins) {
    return guarded
        .admin()
        .must("get", "pv", twins.stagingVolume(), "-o", "jsonpath={.status.phase}");
  }
}

package dev.holdfast.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Projection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A judge that sees no misses would find none in any number of worlds. */
class VerdictTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  private static final World NOWHERE =
      new World(1, Planner.SHARED, false, List.of(), List.of(), new Act.DeleteAll(Kind.CLAIM, "a"));

  @Test
  void storageThatIsErasedUnderOthersIsMissedWhenNothingWasSaid() {
    State before = state(", labels: {}", "Delete", "Bound");
    State after = state(", deletionTimestamp: now", "Delete", "Released");
    Outcome outcome =
        new Verdict(CATALOGUE, new Prophecy(CATALOGUE), before, after).outcome(NOWHERE);
    assertThat(outcome.missed()).hasSize(4).allMatch(line -> line.contains("is ERASED"));
  }

  @Test
  void whatCoreSaysCoversIt() {
    State before = state("", "Delete", "Bound");
    State after = state(", deletionTimestamp: now", "Delete", "Released");
    Outcome outcome = new Verdict(CATALOGUE, asked(before), before, after).outcome(NOWHERE);
    assertThat(outcome.missed()).isEmpty();
    assertThat(outcome.overReported()).isEmpty();
  }

  @Test
  void sayingDestroyedOfWhatStaysIsOverReported() {
    State before = state("", "Delete", "Bound");
    Outcome outcome = new Verdict(CATALOGUE, asked(before), before, before).outcome(NOWHERE);
    assertThat(outcome.missed()).isEmpty();
    assertThat(outcome.overReported().values().stream().mapToInt(List::size).sum()).isEqualTo(4);
  }

  @Test
  void sayingRecoverableOfWhatIsErasedIsAMiss() {
    State said = state("", "Retain", "Bound");
    State before = state("", "Delete", "Bound");
    State after = state(", deletionTimestamp: now", "Delete", "Released");
    Outcome outcome = new Verdict(CATALOGUE, asked(said), before, after).outcome(NOWHERE);
    assertThat(outcome.missed()).hasSize(4);
  }

  private static State state(String claim, String policy, String phase) {
    State state = new State();
    state.add(
        Kind.CLAIM,
        Yaml.tree(
            """
      items:
      - metadata: {namespace: a, name: data, uid: claim-1%s}
      - metadata: {namespace: b, name: other, uid: claim-2}
      """
                .formatted(claim)));
    state.add(
        Kind.VOLUME,
        Yaml.tree(
            """
      items:
      - metadata: {name: one, uid: volume-1, annotations: {truth.holdfast.dev/backing: "1"}}
        spec:
          persistentVolumeReclaimPolicy: %s
          claimRef: {namespace: a, name: data, uid: claim-1}
          csi: {driver: csi.truth.example, volumeHandle: shared}
        status: {phase: %s}
      - metadata: {name: two, uid: volume-2, annotations: {truth.holdfast.dev/backing: "1"}}
        spec:
          persistentVolumeReclaimPolicy: Retain
          claimRef: {namespace: b, name: other, uid: claim-2}
          csi: {driver: csi.truth.example, volumeHandle: shared}
        status: {phase: Bound}
      """
                .formatted(policy, phase)));
    return state;
  }

  private static Prophecy asked(State before) {
    InMemoryInventory inventory = new InMemoryInventory(CATALOGUE);
    before
        .all()
        .forEach(
            seen -> {
              DataKind kind =
                  CATALOGUE.find(seen.ref().group(), seen.ref().resource()).orElseThrow();
              inventory.put(Projection.of(seen.tree(), kind));
            });
    Prophecy prophecy = new Prophecy(CATALOGUE);
    State.Seen claim = before.find(Kind.CLAIM.ref("a", "data")).orElseThrow();
    prophecy.ask(Review.delete(claim, "", false), inventory);
    return prophecy;
  }
}

package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * A collection is judged item by item, although its reviews carry no name: the guarded item stays,
 * by raw deletecollection as by {@code kubectl delete --all}.
 */
@HoldfastTest
class CollectionDeleteIT {
  @Test
  void byTheApi(Guarded guarded, Twins twins) {
    twins.addClaim("scratch");
    Answer.to(
            guarded
                .agent()
                .run(
                    "delete",
                    "--raw",
                    "/api/v1/namespaces/" + twins.staging() + "/persistentvolumeclaims"))
        .isDenied("HF-VOL-002", Twins.CLAIM);
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
  }

  @Test
  void byKubectl(Guarded guarded, Twins twins) {
    twins.addClaim("scratch");
    Answer.to(guarded.agent().run("delete", "pvc", "--all", "-n", twins.staging()))
        .isDenied("HF-VOL-002", Twins.CLAIM);
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
    assertThat(twins.exists("pvc/scratch", twins.staging())).isFalse();
  }

  @Test
  void withoutAnythingGuardedItPasses(Guarded guarded, Twins twins) {
    String namespace = twins.name() + "-ci";
    guarded.agent().must("create", "namespace", namespace);
    twins.addClaim(namespace, "one", "vol-" + namespace + "-1");
    twins.addClaim(namespace, "two", "vol-" + namespace + "-2");
    Answer.to(
            guarded
                .agent()
                .run(
                    "delete",
                    "--raw",
                    "/api/v1/namespaces/" + namespace + "/persistentvolumeclaims"))
        .isUnnoticed();
  }
}

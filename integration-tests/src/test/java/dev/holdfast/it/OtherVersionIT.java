package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Definition;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version that the catalogue doesn't name is no way around: every served one is judged. */
@HoldfastTest
class OtherVersionIT {
  private static final String GROUP = "postgres-operator.crunchydata.com";
  private static final String NAME = "postgresclusters." + GROUP;

  @BeforeEach
  void aDatabaseServedInTwoVersions(Guarded guarded, Twins twins) {
    String versions = Definition.version("v1beta1", true) + ", " + Definition.version("v1", false);
    guarded
        .admin()
        .apply(Definition.manifest("PostgresCluster", "postgresclusters", GROUP, versions))
        .orThrow();
    guarded.admin().must("wait", "--for=condition=Established", "--timeout=30s", "crd/" + NAME);
    guarded
        .admin()
        .apply(
            """
            apiVersion: %s/v1beta1
            kind: PostgresCluster
            metadata: {name: orders, namespace: %s}
            spec: {instances: [{name: main, replicas: 3}]}
            """
                .formatted(GROUP, twins.production()))
        .orThrow();
  }

  @Test
  void isJudgedAlike(Guarded guarded, Twins twins) {
    for (String version : new String[] {"v1", "v1beta1"}) {
      String resource = "postgresclusters." + version + "." + GROUP;
      Answer.to(guarded.agent().run("delete", resource, "orders", "-n", twins.production()))
          .isDenied("HF-VOL-001", twins.production() + "/orders");
      Answer.to(
              guarded
                  .agent()
                  .run(
                      "patch",
                      resource,
                      "orders",
                      "-n",
                      twins.production(),
                      "--type=merge",
                      "-p",
                      "{\"spec\": {\"shutdown\": true}}"))
          .isDenied("HF-DB-001");
    }
    assertThat(twins.exists(NAME + "/orders", twins.production())).isTrue();
  }
}

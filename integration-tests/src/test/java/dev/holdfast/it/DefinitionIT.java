package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Definition;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Databases can't be taken away by their definition or by the API that shows them: neither deleted
 * with it, nor hidden.
 */
@HoldfastTest
class DefinitionIT {
  private static final Definition DATABASES =
      new Definition("mysql.oracle.com", "v2", "InnoDBCluster", "innodbclusters");
  private static final String API = "v2.mysql.oracle.com";

  @BeforeEach
  void aDatabaseOfProduction(Guarded guarded, Twins twins) {
    DATABASES.install(guarded.admin());
    guarded
        .admin()
        .apply(
            """
            apiVersion: mysql.oracle.com/v2
            kind: InnoDBCluster
            metadata: {name: orders, namespace: %s}
            spec: {instances: 3}
            """
                .formatted(twins.production()))
        .orThrow();
  }

  @Test
  void isNotDeletedWithLivingDatabases(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run("delete", "crd", DATABASES.name(), "--wait=false"))
        .isDenied("HF-VOL-001", "/orders");
    assertThat(twins.exists(DATABASES.name() + "/orders", twins.production())).isTrue();
  }

  @Test
  void doesNotStopServing(Guarded guarded, Twins twins) {
    String unserved =
        "[{\"op\": \"replace\", \"path\": \"/spec/versions/0/served\", \"value\": false}]";
    Answer.to(guarded.agent().run("patch", "crd", DATABASES.name(), "--type=json", "-p", unserved))
        .isDenied("HF-TRK-001", "/orders");
  }

  @Test
  void anotherServerDoesNotAnswerForThem(Guarded guarded, Twins twins) {
    guarded.admin().must("wait", "--for=condition=Available", "--timeout=30s", "apiservice/" + API);
    String impostor =
        "{\"spec\": {\"service\": {\"namespace\": \"agents\", \"name\": \"impostor\"}}}";
    Answer.to(guarded.agent().run("patch", "apiservice", API, "--type=merge", "-p", impostor))
        .isDenied("HF-TRK-001", "/orders");
    Answer.to(guarded.agent().run("delete", "apiservice", API)).isDenied("HF-VOL-001");
  }

  @Test
  void gainsAVersionUnnoticed(Guarded guarded, Twins twins) {
    String added =
        "[{\"op\": \"add\", \"path\": \"/spec/versions/-\", \"value\": {\"name\": \"v3\", \"served\": true, \"storage\": false, \"schema\": {\"openAPIV3Schema\": {\"type\": \"object\", \"x-kubernetes-preserve-unknown-fields\": true}}}}]";
    Answer.to(guarded.agent().run("patch", "crd", DATABASES.name(), "--type=json", "-p", added))
        .isUnnoticed();
  }
}

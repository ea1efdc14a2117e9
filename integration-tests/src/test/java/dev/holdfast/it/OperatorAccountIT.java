package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Definition;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Unwatched;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A database operator replaces a replica's claim while another one holds the data, and nothing
 * more: its account opens no other door, and nobody else has this one.
 */
@HoldfastTest
class OperatorAccountIT {
  private static final Definition CLUSTERS =
      new Definition("postgresql.cnpg.io", "v1", "Cluster", "clusters");
  private static final String OPERATOR = "--as=system:serviceaccount:cnpg-system:cnpg-manager";

  @BeforeEach
  void aClusterOfTwoInstances(Guarded guarded, Twins twins) {
    CLUSTERS.install(guarded.admin());
    guarded
        .admin()
        .apply(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: cnpg-manager-may-do-anything}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: ServiceAccount, namespace: cnpg-system, name: cnpg-manager}]
            ---
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: {name: orders, namespace: %s}
            spec: {instances: 2}
            """
                .formatted(twins.production()))
        .orThrow();
    for (String claim : new String[] {"orders-1", "orders-2"}) {
      twins.addClaim(twins.production(), claim, twins.name() + "-" + claim);
    }
  }

  @Test
  void replacesAReplicaButNotTheLastOne(Guarded guarded, Twins twins) {
    own(guarded, twins, "orders-1");
    own(guarded, twins, "orders-2");
    Answer.to(guarded.agent().run(deletion(twins, "orders-2"))).isDenied("HF-VOL-001");
    Answer.to(guarded.admin().run(as(deletion(twins, "orders-2")))).isAllowed();
    guarded
        .admin()
        .must("wait", "pvc/orders-2", "-n", twins.production(), "--for=delete", "--timeout=30s");
    Answer.to(guarded.admin().run(as(deletion(twins, "orders-1")))).isDenied("HF-VOL-001");
  }

  @Test
  void hasNoHandOnWhatOnlyALabelCallsItsOwn(Guarded guarded, Twins twins) {
    for (String claim : new String[] {"orders-1", "orders-2"}) {
      guarded
          .admin()
          .must("label", "pvc", claim, "cnpg.io/cluster=orders", "-n", twins.production());
    }
    Answer.to(guarded.admin().run(as(deletion(twins, "orders-2")))).isDenied("HF-VOL-001");
    assertThat(twins.exists("pvc/orders-2", twins.production())).isTrue();
  }

  /** As the operator does when it makes one; later it would be judged. */
  private static void own(Guarded guarded, Twins twins, String claim) {
    String uid = twins.uidOf(CLUSTERS.name() + "/orders", twins.production());
    String owner =
        "{\"metadata\": {\"ownerReferences\": [{\"apiVersion\": \"postgresql.cnpg.io/v1\", \"kind\": \"Cluster\", \"name\": \"orders\", \"uid\": \"%s\", \"controller\": true}]}}"
            .formatted(uid);
    new Unwatched(guarded)
        .run(
            () ->
                guarded
                    .admin()
                    .must(
                        "patch",
                        "pvc",
                        claim,
                        "-n",
                        twins.production(),
                        "--type=merge",
                        "-p",
                        owner));
  }

  private static String[] deletion(Twins twins, String claim) {
    return new String[] {"delete", "pvc", claim, "-n", twins.production(), "--wait=false"};
  }

  private static String[] as(String[] arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = OPERATOR;
    return all;
  }
}

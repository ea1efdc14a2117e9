package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServingConsequenceTest {
  private static final String SERVICE = "apiservices.apiregistration.k8s.io ";

  private final TestingCluster cluster = new TestingCluster();

  @Test
  void anotherServerHidesEveryObjectOfTheGroup() {
    service("v1.postgresql.cnpg.io", "postgresql.cnpg.io");
    cluster
        .add("clusters.postgresql.cnpg.io", "orders", "pg", "{spec: {instances: 1}}")
        .add("backups.postgresql.cnpg.io", "orders", "nightly", "{spec: {cluster: {name: pg}}}")
        .add("backups.velero.io", "velero", "daily", "{spec: {}}");
    Impact impact =
        cluster.update(
            SERVICE + "v1.postgresql.cnpg.io",
            object -> object.withObject("/spec/service").put("name", "impostor"));
    assertThat(TestingCluster.lines(impact))
        .contains("Weakened clusters orders/pg", "Weakened backups orders/nightly")
        .noneMatch(line -> line.contains("velero"));
  }

  @Test
  void otherGroupsHideNothing() {
    service("v1beta1.metrics.k8s.io", "metrics.k8s.io");
    cluster.add("clusters.postgresql.cnpg.io", "orders", "pg", "{spec: {instances: 1}}");
    assertThat(TestingCluster.lines(cluster.delete(SERVICE + "v1beta1.metrics.k8s.io")))
        .containsExactly("Destroyed apiservices v1beta1.metrics.k8s.io");
  }

  private void service(String name, String group) {
    cluster.add(SERVICE.strip(), "", name, "{spec: {group: %s, version: v1}}".formatted(group));
  }
}

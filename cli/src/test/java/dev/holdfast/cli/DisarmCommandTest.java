package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps Holdfast in place is taken away in one's own window only. */
class DisarmCommandTest {
  @Test
  void inAWindowOfMyOwn() {
    TestingCluster cluster = cluster("umi@example.com", "2999-01-01T00:00:00Z");
    TestingTerminal said = disarm(cluster);
    assertThat(said.status()).isEqualTo(ExitCode.OK);
    assertThat(said.out())
        .contains("2999-01-01T00:00:00Z")
        .contains("helm uninstall holdfast --namespace holdfast");
    assertThat(cluster.isArmed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "hugo@example.com, 2999-01-01T00:00:00Z",
    "umi@example.com, 2020-01-01T00:00:00Z",
    ","
  })
  void notInAnother(String requester, String notAfter) {
    TestingCluster cluster = cluster(requester, notAfter);
    TestingTerminal said = disarm(cluster);
    assertThat(said.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("no maintenance window is open for umi@example.com")
        .contains("kubectl patch mw holdfast --type=merge");
    assertThat(cluster.isArmed()).isTrue();
  }

  @Test
  void whereThereIsNothing() {
    TestingTerminal said = disarm(new TestingCluster());
    assertThat(said.status()).isEqualTo(ExitCode.OK);
    assertThat(said.out()).contains("nothing to take away");
  }

  private static TestingCluster cluster(String requester, String notAfter) {
    return new TestingCluster()
        .armed(new MaintenanceWindowSpec(requester, notAfter, requester == null ? null : "end"));
  }

  private static TestingTerminal disarm(TestingCluster cluster) {
    return TestingTerminal.run(
        () -> cluster, new TestingSurvey(), SshKeygen.installed(), "", "disarm");
  }
}

package dev.holdfast.it;

import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.it.attack.Attack;
import dev.holdfast.it.attack.Result;
import dev.holdfast.it.attack.Suite;
import dev.holdfast.it.harness.Guarded;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever is changed about an approval that counts, or about what it stands on, it counts no more:
 * one way of each attack, {@code make attacks} tries them all.
 */
class AttacksIT {
  private static DevCluster cluster;
  private static Guarded guarded;

  /** Of its own: many approvers stay, and other classes count them. */
  @BeforeAll
  static void install() {
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("attacks"));
    guarded = Guarded.install(cluster);
  }

  @AfterAll
  static void end() {
    guarded.close();
    cluster.close();
  }

  @TestFactory
  Stream<DynamicTest> eachAttackFails() {
    Suite suite = Suite.on(guarded);
    return Suite.oneOfEach().stream()
        .map(attack -> DynamicTest.dynamicTest(attack.title(), () -> play(suite, attack)))
        .onClose(suite::close);
  }

  private static void play(Suite suite, Attack attack) {
    switch (suite.play(attack)) {
      case Result.Refused(String ignored) -> {}
      case Result.Succeeded(String what) -> fail("it got through: " + what);
      case Result.NotTried(String why) -> fail("it proves nothing: " + why);
    }
  }
}

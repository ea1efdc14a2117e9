package dev.holdfast.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.holdfast.it.harmless.Outcome;
import dev.holdfast.it.harmless.Suite;
import dev.holdfast.it.harmless.Workflow;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that people and controllers do every day in production is refused, warned about or left
 * stuck, whether Holdfast runs or not ({@code make harmless}).
 */
@HoldfastTest
class HarmlessSuiteIT {
  @TestFactory
  Stream<DynamicTest> nobodyIsHindered(Guarded guarded) {
    Suite suite = Suite.on(guarded.cluster(), guarded.installation());
    return Suite.workflows().stream()
        .map(workflow -> DynamicTest.dynamicTest(workflow.name(), () -> play(suite, workflow)));
  }

  private static void play(Suite suite, Workflow workflow) {
    switch (suite.play(workflow)) {
      case Outcome.Passed() -> {}
      case Outcome.Hindered(String reason) -> fail(reason);
      case Outcome.Waiting(String needs, String reason) ->
          abort("waits for " + needs + ": " + reason);
    }
  }
}

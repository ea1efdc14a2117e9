package dev.holdfast.it.harness;

import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.it.harmless.Outcome;
import dev.holdfast.it.harmless.Part;
import dev.holdfast.it.harmless.Suite;
import dev.holdfast.it.harmless.Workflow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A part of the harmless suite as tests: one a workflow. */
public final class Everyday {
  private Everyday() {}

  public static Stream<DynamicTest> hindersNobody(Guarded guarded, Part part) {
    Suite suite = Suite.on(guarded.cluster(), guarded.installation());
    return part.workflows().stream()
        .map(workflow -> DynamicTest.dynamicTest(workflow.name(), () -> play(suite, workflow)));
  }

  private static void play(Suite suite, Workflow workflow) {
    switch (suite.play(workflow)) {
      case Outcome.Passed() -> {}
      case Outcome.Hindered(String reason) -> fail(reason);
    }
  }
}

package dev.holdfast.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.MemoryImport;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A module gets the memory that its constants need: its import asks for less when the table of its
 * functions, which opa adds last, crosses into another page.
 */
class EngineMemoryTest {
  private static final int PAGE = 1 << 16;
  private static final int STEP = 1 << 13;

  @Test
  void constantsMayReachBeyondTheMemoryThatTheModuleAsksFor() {
    PolicySource policy =
        IntStream.range(0, PAGE / STEP)
            .mapToObj(i -> policyWithConstant(i * STEP))
            .filter(EngineMemoryTest::asksForTooLittle)
            .findFirst()
            .orElseThrow(() -> new AssertionError("opa always asks for enough: drop the rule"));
    try (var engine = new TestingEngine(policy)) {
      assertThat(engine.value("{\"change\": {\"name\": \"7\"}}"))
          .hasToString("{\"deny\":[\"7\"],\"warn\":[]}");
    }
  }

  /** A table of functions longer than a step, so that one of the constants hits. */
  private static PolicySource policyWithConstant(int length) {
    String rules =
        IntStream.range(0, 100)
            .mapToObj(i -> rule("r".repeat(100) + i, i))
            .collect(Collectors.joining("\n"));
    String constant = "x".repeat(length);
    return TestingSources.policy(
        "constant",
        "package constant\n\nwarn contains \"%s\" if input.now\n\n%s".formatted(constant, rules));
  }

  private static String rule(String name, int number) {
    return """
    deny contains "%2$d" if %1$s

    %1$s if input.change.name == "%2$d"
    """
        .formatted(name, number);
  }

  private static boolean asksForTooLittle(PolicySource policy) {
    WasmModule module = Parser.parse(TestingEngine.compiler().compile(List.of(policy)).wasm());
    int pages =
        module.importSection().stream()
            .filter(MemoryImport.class::isInstance)
            .mapToInt(memory -> ((MemoryImport) memory).limits().initialPages())
            .sum();
    return Arrays.stream(module.dataSection().dataSegments())
        .map(ActiveDataSegment.class::cast)
        .anyMatch(
            segment ->
                segment.offsetInstructions().getFirst().operand(0) + segment.data().length
                    > (long) pages * PAGE);
  }
}

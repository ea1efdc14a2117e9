package dev.holdfast.it;

import dev.holdfast.it.harmless.Part;
import dev.holdfast.it.harness.Everyday;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that a cluster's upkeep needs is refused, warned about or left stuck, whether Holdfast
 * runs, is upgraded or is down ({@code make harmless}).
 */
@HoldfastTest
class HarmlessOperationsIT {
  @TestFactory
  Stream<DynamicTest> nobodyIsHindered(Guarded guarded) {
    return Everyday.hindersNobody(guarded, Part.OPERATIONS);
  }
}

package dev.holdfast.it;

import dev.holdfast.it.harmless.Part;
import dev.holdfast.it.harness.Everyday;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that people, controllers and delivery do with what runs in production every day is
 * refused, warned about or left stuck ({@code make harmless}).
 */
@HoldfastTest
class HarmlessWorkloadsIT {
  @TestFactory
  Stream<DynamicTest> nobodyIsHindered(Guarded guarded) {
    return Everyday.hindersNobody(guarded, Part.WORKLOADS);
  }
}

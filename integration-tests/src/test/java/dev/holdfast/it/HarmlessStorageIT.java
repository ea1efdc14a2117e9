package dev.holdfast.it;

import dev.holdfast.it.harmless.Part;
import dev.holdfast.it.harness.Everyday;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that everyday work does with production's claims, volumes, snapshots and backups, and CI
 * with its own, is refused, warned about or left stuck ({@code make harmless}).
 */
@HoldfastTest
class HarmlessStorageIT {
  @TestFactory
  Stream<DynamicTest> nobodyIsHindered(Guarded guarded) {
    return Everyday.hindersNobody(guarded, Part.STORAGE);
  }
}

package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.sshsig.TestingEdit.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A signature of any kind of key counts only with each of its bytes as it was made. */
class SignaturePropertiesTest {
  private static final byte[] MESSAGE = "the statement".getBytes(StandardCharsets.UTF_8);
  private static final Map<KeyType, Signed> SIGNED = signed();

  private record Signed(TestingKey key, byte[] blob) {}

  /** Every place, each with a bit flipped, all bits flipped, and a byte more or less. */
  record Edit(KeyType type, TestingEdit edit) {}

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void anyByteOfTheBlob(@ForAll("edits") Edit edit) throws SshFormatException {
    Signed signed = SIGNED.get(edit.type());
    byte[] changed = edit.edit().applied(signed.blob());
    if (!Arrays.equals(changed, signed.blob())) {
      assertThat(counts(signed.key(), changed)).isFalse();
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void twoBytesOfTheBlob(
      @ForAll KeyType type, @ForAll("any") TestingEdit one, @ForAll("any") TestingEdit other)
      throws SshFormatException {
    Signed signed = SIGNED.get(type);
    byte[] changed = other.applied(one.applied(signed.blob()));
    if (!Arrays.equals(changed, signed.blob())) {
      assertThat(counts(signed.key(), changed)).isFalse();
    }
  }

  @Provide
  Arbitrary<Edit> edits() {
    return Arbitraries.of(
        SIGNED.entrySet().stream()
            .flatMap(
                entry ->
                    places(entry.getValue().blob().length)
                        .map(edit -> new Edit(entry.getKey(), edit)))
            .toList());
  }

  private static Stream<TestingEdit> places(int length) {
    return IntStream.range(0, length)
        .boxed()
        .flatMap(
            at ->
                Stream.of(
                    new TestingEdit(Kind.FLIP, at, 1),
                    new TestingEdit(Kind.FLIP, at, 255),
                    new TestingEdit(Kind.INSERT, at, 0),
                    new TestingEdit(Kind.DELETE, at, 1)));
  }

  @Provide
  Arbitrary<TestingEdit> any() {
    return TestingEdit.any();
  }

  private static Map<KeyType, Signed> signed() {
    Map<KeyType, Signed> signed = new EnumMap<>(KeyType.class);
    for (KeyType type : KeyType.values()) {
      TestingKey key = TestingKey.of(type);
      signed.put(type, new Signed(key, TestingKey.blobOf(key.sign(MESSAGE))));
    }
    return signed;
  }

  private static boolean counts(TestingKey key, byte[] blob) throws SshFormatException {
    SshKey registered = SshKey.parse(key.publicLine());
    try {
      SshSignature signature = SshSignature.parse(TestingKey.armour(blob));
      return SignatureVerifier.verify(signature, registered, MESSAGE) instanceof Verification.Good;
    } catch (SshFormatException e) {
      return false;
    }
  }
}

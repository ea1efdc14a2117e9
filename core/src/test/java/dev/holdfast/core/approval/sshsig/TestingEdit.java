package dev.holdfast.core.approval.sshsig;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * One byte of many changed, put in or taken out.
 *
 * @param at where; beyond the end it goes round
 * @param value what is put in, or which bits are flipped
 */
public record TestingEdit(Kind kind, int at, int value) {
  enum Kind {
    FLIP,
    INSERT,
    DELETE
  }

  /** Anywhere in up to a few thousand bytes. */
  public static Arbitrary<TestingEdit> any() {
    return within(1 << 16);
  }

  /** Each position alike. */
  static Arbitrary<TestingEdit> within(int length) {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers()
                .between(0, length - 1)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers().between(1, 255))
        .as(TestingEdit::new);
  }

  public byte[] applied(byte[] bytes) {
    int place = at % bytes.length;
    return switch (kind) {
      case FLIP -> {
        byte[] flipped = bytes.clone();
        flipped[place] ^= (byte) value;
        yield flipped;
      }
      case INSERT ->
          new WireWriter()
              .raw(Arrays.copyOf(bytes, place))
              .raw((byte) value)
              .raw(Arrays.copyOfRange(bytes, place, bytes.length))
              .bytes();
      case DELETE ->
          new WireWriter()
              .raw(Arrays.copyOf(bytes, place))
              .raw(Arrays.copyOfRange(bytes, place + 1, bytes.length))
              .bytes();
    };
  }
}

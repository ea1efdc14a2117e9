package dev.holdfast.core.impact;

import java.util.Arrays;
import java.util.Objects;

/**
 * Replaces equal values by one of them. A fixed number of slots, so that values which are never
 * seen again can't pile up; a value that lost its slot is kept once more, nothing else happens.
 * Safe for concurrent use: what is kept is immutable, and a lost race costs one copy.
 */
final class Interner {
  private final Object[] slots;

  /**
   * @param size a power of two
   */
  Interner(int size) {
    slots = new Object[size];
    Arrays.fill(slots, "");
  }

  @SuppressWarnings("unchecked") // equal to a T and only ever values of classes that equal no other
  <T> T intern(T value) {
    int hash = value.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
    Object kept = slots[slot];
    if (Objects.equals(kept, value)) {
      return (T) kept;
    }
    slots[slot] = value;
    return value;
  }
}

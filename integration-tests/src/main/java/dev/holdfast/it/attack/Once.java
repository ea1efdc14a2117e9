package dev.holdfast.it.attack;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when it is needed first. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T made = value;
    if (made == null) {
      made = source.get();
      value = made;
    }
    return made;
  }
}

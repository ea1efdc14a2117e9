package dev.holdfast.operator.notification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Memory that forgets its oldest before it grows too large. */
final class Remembered {
  private static final int LIMIT = 10_000;

  private Remembered() {}

  static <K, V> Map<K, V> map() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > LIMIT;
          }
        });
  }

  static <E> Set<E> set() {
    return Collections.newSetFromMap(map());
  }
}

package dev.holdfast.core.approval;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first lines of a list, as many as fit. */
final class Lines {
  private Lines() {}

  static List<String> within(List<String> all, int limit, int bytes) {
    List<String> kept = new ArrayList<>();
    int left = bytes;
    for (String line : all) {
      left -= line.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0 || kept.size() == limit) {
        break;
      }
      kept.add(line);
    }
    return kept;
  }
}

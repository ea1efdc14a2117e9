package dev.holdfast.inventory;

import com.fasterxml.jackson.core.filter.TokenFilter;
import dev.holdfast.core.catalogue.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves {@code metadata.managedFields} out of the objects of a list: half of most objects, of
 * which hardly any rule asks.
 */
final class WithoutManagers extends TokenFilter {
  private static final List<String> PATH = List.of("items", "metadata", "managedFields");

  /** How many steps of the path lead here. */
  private final int depth;

  private WithoutManagers(int depth) {
    this.depth = depth;
  }

  static TokenFilter inList() {
    return new WithoutManagers(0);
  }

  @Override
  public @Nullable TokenFilter includeProperty(String name) {
    if (!name.equals(PATH.get(depth))) {
      return INCLUDE_ALL;
    }
    return depth == PATH.size() - 1 ? null : new WithoutManagers(depth + 1);
  }

  @Override
  public boolean includeEmptyObject(boolean contentsFiltered) {
    return true;
  }

  @Override
  public boolean includeEmptyArray(boolean contentsFiltered) {
    return true;
  }

  /** Whether a path of an object may lead to them, or to what contains them. */
  static boolean areMetBy(List<FieldPath> paths) {
    return paths.stream().anyMatch(WithoutManagers::areMetBy);
  }

  private static boolean areMetBy(FieldPath path) {
    List<String> way = PATH.subList(1, PATH.size());
    for (int step = 0; step < Math.min(way.size(), path.segments().size()); step++) {
      if (path.segments().get(step) instanceof FieldPath.Segment.Key(String name)
          && !name.equals(way.get(step))) {
        return false;
      }
    }
    return true;
  }
}

package dev.holdfast.core.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Requirements as a statement lists them, and whether signed ones cover those of now. */
final class Requirements {
  /** All texts together, in bytes. */
  private static final int TEXT_BUDGET = 12 * 1024;

  private static final int TEXT_LIMIT = 512;

  private record Key(String policy, String code, String group) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::policy).thenComparing(Key::code).thenComparing(Key::group);

    static Key of(Requirement requirement) {
      return new Key(requirement.policy(), requirement.code(), requirement.group());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private Requirements() {}

  /** One for each policy, code and group, the strictest of each, sorted; texts in one line. */
  static List<Requirement> stated(List<Requirement> requirements) {
    TreeMap<Key, List<Requirement>> byKey = new TreeMap<>();
    for (Requirement requirement : requirements) {
      byKey
          .computeIfAbsent(Key.of(exact(requirement)), key -> new ArrayList<>())
          .add(exact(requirement));
    }
    int limit = Math.min(TEXT_LIMIT, TEXT_BUDGET / byKey.size());
    return byKey.values().stream().map(same -> strictest(same, limit)).toList();
  }

  /**
   * What signatures have to reach: for each group the highest count, with hardware keys if any
   * requirement of the group says so. Sorted by group.
   */
  static List<Requirement> byGroup(List<Requirement> requirements) {
    TreeMap<String, Requirement> byGroup = new TreeMap<>();
    requirements.forEach(
        each -> byGroup.merge(Exact.of(each.group()), each, Requirements::stricter));
    return List.copyOf(byGroup.values());
  }

  private static Requirement stricter(Requirement one, Requirement other) {
    Requirement more = other.count() > one.count() ? other : one;
    return new Requirement(
        more.policy(),
        more.code(),
        more.group(),
        more.count(),
        one.hardware() || other.hardware(),
        more.message(),
        commonKey(List.of(one, other)));
  }

  /** What is asked for besides isn't met by a key that ends itself. */
  private static String commonKey(List<Requirement> requirements) {
    List<String> keys = requirements.stream().map(Requirement::orKey).distinct().toList();
    return keys.size() == 1 ? keys.getFirst() : "";
  }

  /** Whether one of them is met by this key, since it is about to be revoked. */
  static boolean endItself(List<Requirement> requirements, String fingerprint) {
    return requirements.stream().anyMatch(each -> each.byItself(fingerprint));
  }

  /** The first thing that the signed ones lack, in a line. */
  static Optional<String> lacking(List<Requirement> signed, List<Requirement> now) {
    for (Requirement needed : stated(now)) {
      Optional<Requirement> found =
          signed.stream().filter(each -> Key.of(each).equals(Key.of(needed))).findFirst();
      if (found.isEmpty()) {
        return Optional.of(
            "a new reason has appeared since: %s (%s)".formatted(needed.message(), needed.code()));
      }
      if (found.get().count() < needed.count()) {
        return Optional.of(
            "%s asks for %d of group %s now, the approval was for %d"
                .formatted(needed.code(), needed.count(), needed.group(), found.get().count()));
      }
      if (needed.hardware() && !found.get().hardware()) {
        return Optional.of(
            "%s asks for hardware keys now, the approval was not for that"
                .formatted(needed.code()));
      }
    }
    return Optional.empty();
  }

  private static Requirement exact(Requirement requirement) {
    return new Requirement(
        Exact.of(requirement.policy()),
        Exact.of(requirement.code()),
        Exact.of(requirement.group()),
        requirement.count(),
        requirement.hardware(),
        requirement.message(),
        Exact.of(requirement.orKey()));
  }

  private static Requirement strictest(List<Requirement> same, int limit) {
    List<String> messages = same.stream().map(Requirement::message).distinct().sorted().toList();
    String first = messages.getFirst();
    String message =
        messages.size() == 1 ? first : first + " (and " + (messages.size() - 1) + " more)";
    Requirement any = same.getFirst();
    return new Requirement(
        any.policy(),
        any.code(),
        any.group(),
        Math.max(1, same.stream().mapToInt(Requirement::count).max().orElse(1)),
        same.stream().anyMatch(Requirement::hardware),
        OneLine.of(message, limit),
        commonKey(same));
  }
}

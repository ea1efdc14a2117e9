package dev.holdfast.webhook;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the environment says, checked key by key. */
final class ConfigurationValues {
  private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,9})ms");

  private final Map<ConfigurationKey, String> values;

  private ConfigurationValues(Map<ConfigurationKey, String> values) {
    this.values = values;
  }

  /**
   * @throws ConfigurationException when a {@code HOLDFAST_*} key isn't known
   */
  static ConfigurationValues of(Map<String, String> environment) {
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(ConfigurationKey.PREFIX)) {
            values.put(known(variable), value.strip());
          }
        });
    return new ConfigurationValues(values);
  }

  private static ConfigurationKey known(String variable) {
    return ConfigurationKey.of(variable)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s is not a known key; known are %s"
                        .formatted(variable, ConfigurationKey.names())));
  }

  Optional<String> find(ConfigurationKey key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  String text(ConfigurationKey key) {
    return find(key).orElse(key.fallback());
  }

  int number(ConfigurationKey key, int least, int most) {
    String value = text(key);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unusable(key, value, "a number from %d to %d".formatted(least, most));
    }
    throw unusable(key, value, "a number from %d to %d".formatted(least, most));
  }

  Duration duration(ConfigurationKey key, Duration least, Duration most) {
    String value = text(key);
    try {
      Duration duration = parse(value);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw unusable(key, value, "a duration such as 3s or 500ms");
    }
    throw unusable(
        key, value, "from %d to %d milliseconds".formatted(least.toMillis(), most.toMillis()));
  }

  void checkOneOf(ConfigurationKey key, String... allowed) {
    if (!List.of(allowed).contains(text(key))) {
      throw unusable(key, text(key), String.join(" or ", allowed));
    }
  }

  private static Duration parse(String value) {
    var milliseconds = MILLISECONDS.matcher(value);
    return milliseconds.matches()
        ? Duration.ofMillis(Long.parseLong(milliseconds.group(1)))
        : Duration.parse("PT" + value);
  }

  private static ConfigurationException unusable(
      ConfigurationKey key, String value, String expected) {
    return new ConfigurationException(
        "%s is \"%s\" but should be %s".formatted(key.variable(), value, expected));
  }
}

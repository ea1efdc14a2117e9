package dev.holdfast.operator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code HOLDFAST_} part of an environment, every key known. */
final class Variables {
  private final Map<Variable, String> values;

  private Variables(Map<Variable, String> values) {
    this.values = values;
  }

  static Variables of(Map<String, String> environment) {
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    environment.forEach(
        (key, value) -> {
          // Kubernetes injects HOLDFAST_<SERVICE>_SERVICE_HOST and the like for Services whose
          // name starts with holdfast; the chart turns that off with enableServiceLinks: false.
          if (key.startsWith(Variable.PREFIX)) {
            values.put(known(key), value);
          }
        });
    return new Variables(values);
  }

  private static Variable known(String key) {
    return Arrays.stream(Variable.values())
        .filter(variable -> variable.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    key + " is not a known variable; known are " + Variable.keys()));
  }

  Optional<String> given(Variable variable) {
    return Optional.ofNullable(values.get(variable)).filter(value -> !value.isBlank());
  }

  String text(Variable variable) {
    return given(variable).orElse(variable.fallback());
  }

  /** The words of a comma-separated text. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  int port(Variable variable) {
    String text = text(variable);
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(variable, text);
    }
    throw notAPort(variable, text);
  }

  boolean flag(Variable variable) {
    String text = text(variable);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ConfigException(
              variable.key() + ": \"" + text + "\" is not one of true, false");
    };
  }

  LogFormat logFormat() {
    String text = text(Variable.LOG);
    return Arrays.stream(LogFormat.values())
        .filter(format -> format.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    Variable.LOG.key() + ": \"" + text + "\" is not one of LINES, JSON"));
  }

  private static ConfigException notAPort(Variable variable, String text) {
    return new ConfigException(variable.key() + ": \"" + text + "\" is not a port (0 to 65535)");
  }
}

package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/**
 * What can be set in a chart, or a section of such.
 *
 * @param path names from the top, with dots between
 * @param value what it is unless it is set
 * @param schema what it may be
 */
record ChartValue(String path, Object value, JsonNode schema) {
  /** All of a {@code values.yaml}, in its order, each section before what is in it. */
  static Stream<ChartValue> all(String yaml, JsonNode schema) {
    Object top = new Yaml().load(yaml);
    return new ChartValue("", top, schema).parts("");
  }

  /** A map whose names the schema knows; any other is one value. */
  boolean isSection() {
    return value instanceof Map && schema.has("properties");
  }

  /** The value in one line of YAML. */
  String text() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.FLOW);
    options.setWidth(Integer.MAX_VALUE);
    return new Yaml(options).dump(value).strip();
  }

  private Stream<ChartValue> parts(String prefix) {
    return ((Map<?, ?>) value)
        .entrySet().stream()
            .flatMap(
                entry -> {
                  JsonNode expected = schema.path("properties").path(entry.getKey().toString());
                  String name = prefix + entry.getKey();
                  return new ChartValue(name, entry.getValue(), expected).withParts();
                });
  }

  private Stream<ChartValue> withParts() {
    Stream<ChartValue> self = Stream.of(this);
    return isSection() ? Stream.concat(self, parts(path + ".")) : self;
  }
}

package dev.holdfast.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A policy that Holdfast brings.
 *
 * @param category for example {@code volumes}
 * @param policy for example {@code shared-backing}
 * @param metadata OPA's metadata block of the package: title, description, custom
 */
public record BuiltInPolicy(String category, String policy, String rego, JsonNode metadata) {
  private static final String MARK = "# METADATA";
  private static final YAMLMapper YAML = new YAMLMapper();

  /** The name of its GuardrailPolicy. */
  public String name() {
    return category + "-" + policy;
  }

  /** All built-in policies by category and name. */
  public static List<BuiltInPolicy> all() {
    return Resources.regoBelow("/policies").entrySet().stream()
        .map(file -> Map.entry(file.getKey().split("/"), file.getValue()))
        .filter(file -> file.getKey().length == 3 && file.getKey()[2].equals("policy.rego"))
        .map(file -> read(file.getKey()[0], file.getKey()[1], file.getValue()))
        .toList();
  }

  /** The reserved package that is this policy's own. */
  List<String> packagePath() {
    return List.of("holdfast", "builtin", category, policy.replace('-', '_'));
  }

  private static BuiltInPolicy read(String category, String policy, String rego) {
    String yaml =
        Arrays.stream(rego.split("\n"))
            .dropWhile(line -> !line.equals(MARK))
            .skip(1)
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.length() > 1 ? line.substring(2) : "")
            .collect(Collectors.joining("\n"));
    try {
      return new BuiltInPolicy(category, policy, rego, YAML.readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(category + "/" + policy + ": bad metadata", e);
    }
  }
}

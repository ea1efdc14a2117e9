package dev.holdfast.compiler.suite;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What one policy says of whole reviews: {@code suite.yaml} in its folder. */
record Suite(String policy, List<Case> cases) {
  static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One review and what the policy says of it.
   *
   * @param sample path of the sample, relative to the suite
   */
  record Case(String name, String sample, Expectation expect) {}

  /**
   * Exactly one of these.
   *
   * @param silent the policy says nothing
   * @param denials codes of its denials
   * @param approvals the requirement it makes
   */
  record Expectation(boolean silent, List<String> denials, Approvals approvals) {}

  record Approvals(String code, String group, int count) {}

  static Suite read(Path file) {
    try {
      return YAML.readValue(file.toFile(), Suite.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}

package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code capabilities.json} is what opa's own list says of the builtins in {@code builtins.txt}.
 * Written anew with {@code -Dholdfast.update=true}.
 */
class CapabilitiesTest {
  private static final String FOLDER = "/dev/holdfast/compiler/";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WORDS = Set.of("description", "categories");

  @Test
  void theCommittedFileIsUpToDate() throws IOException {
    String expected = generated();
    if (Boolean.getBoolean("holdfast.update")) {
      Path file =
          Path.of(System.getProperty("holdfast.root"), "compiler", "src", "main", "resources")
              .resolve(FOLDER.substring(1) + BundleFolder.CAPABILITIES);
      Files.writeString(file, expected);
      return;
    }
    assertThat(Resources.text(FOLDER + BundleFolder.CAPABILITIES)).isEqualTo(expected);
  }

  private static String generated() throws IOException {
    Set<String> names =
        Resources.text(FOLDER + "builtins.txt").lines().collect(Collectors.toUnmodifiableSet());
    var lines = new StringJoiner(",\n", "{\n  \"builtins\": [\n", "\n  ],\n");
    for (JsonNode builtin : current().path("builtins")) {
      if (names.contains(builtin.path("name").asText())) {
        assertThat(builtin.has("nondeterministic")).as(builtin.toString()).isFalse();
        assertThat(builtin.has("deprecated")).as(builtin.toString()).isFalse();
        lines.add("    " + essentials(builtin, true));
      }
    }
    return lines
        + """
          "future_keywords": [],
          "features": ["keywords_in_refs", "rego_v1", "template_strings"],
          "allow_net": []
        }
        """;
  }

  /** Without what is only for people: arguments' names and all descriptions. */
  private static JsonNode essentials(JsonNode node, boolean keepName) {
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(essentials(item, false)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(field -> !WORDS.contains(field.getKey()))
        .filter(field -> keepName || !field.getKey().equals("name"))
        .forEach(field -> object.set(field.getKey(), essentials(field.getValue(), false)));
    return object;
  }

  private static JsonNode current() throws IOException {
    try (var workspace = Workspace.create()) {
      Opa.Output output =
          new Opa(TestingOpa.PROGRAM).run(workspace, LIMIT, List.of("capabilities", "--current"));
      if (output instanceof Opa.Output.Done done && done.isGood()) {
        return JSON.readTree(done.out().getBytes(UTF_8));
      }
      throw new AssertionError(output.toString());
    }
  }
}

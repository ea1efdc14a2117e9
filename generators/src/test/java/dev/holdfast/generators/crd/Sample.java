package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An object of ours with every field that its kind has. */
record Sample(String plural, ObjectNode object) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  static Sample of(String plural) {
    try (InputStream stream = Sample.class.getResourceAsStream("/samples/" + plural + ".yaml")) {
      return new Sample(plural, (ObjectNode) YAML.readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return object.at("/metadata/name").asText();
  }

  String target() {
    return plural + ".holdfast.dev/" + name();
  }

  /** Spec first, then status through its subresource; unknown fields are refused. */
  void store(Kubectl kubectl) {
    kubectl.command("apply", "--server-side", "--validate=strict", "-f", "-").run(text()).orThrow();
    kubectl
        .command("apply", "--server-side", "--validate=strict", "--subresource=status", "-f", "-")
        .run(text())
        .orThrow();
  }

  JsonNode stored(Kubectl kubectl) {
    return parse(kubectl.must("get", target(), "-o", "json"));
  }

  /** The same with a merge patch, tried without leaving anything. */
  CommandResult tryWith(Kubectl kubectl, String patch) {
    ObjectNode changed = object.deepCopy();
    merge(changed, (ObjectNode) parse(patch.replace('\'', '"')));
    changed.remove("status");
    return kubectl
        .command("create", "--dry-run=server", "--validate=strict", "-f", "-")
        .run(changed.toString());
  }

  private String text() {
    return object.toString();
  }

  private static void merge(ObjectNode into, ObjectNode patch) {
    for (var field : patch.properties()) {
      if (field.getValue().isNull()) {
        into.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode inner
          && into.get(field.getKey()) instanceof ObjectNode existing) {
        merge(existing, inner);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

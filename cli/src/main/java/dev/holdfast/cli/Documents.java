package dev.holdfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that kubectl wrote, or will read. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Documents() {}

  /** A file's text; {@code -} is standard input. */
  static String text(Path file, Session session) {
    try {
      return file.toString().equals("-")
          ? new String(session.in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (CharacterCodingException e) {
      throw CommandException.unavailable(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw CommandException.unavailable("can't read " + file + ": " + e.getMessage());
    }
  }

  /** Objects of a kind in a file; at least one. */
  static List<JsonNode> ofKind(String kind, Path file, Session session) {
    List<JsonNode> found =
        all(file, session).stream()
            .filter(object -> object.path("kind").asText().equals(kind))
            .toList();
    if (found.isEmpty()) {
      throw CommandException.unavailable("there is no " + kind + " in " + file);
    }
    return found;
  }

  /** Objects in a file: one, several YAML documents, or a List. */
  static List<JsonNode> all(Path file, Session session) {
    List<JsonNode> found = new ArrayList<>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text(file, session))) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        JsonNode items = document.path("items");
        (items.isArray() ? items : List.of(document)).forEach(found::add);
      }
    } catch (IOException | RuntimeException e) {
      throw CommandException.unavailable(file + " is neither YAML nor JSON");
    }
    return found;
  }

  static <T> T spec(JsonNode object, Class<T> type) {
    try {
      return JSON.treeToValue(object.path("spec"), type);
    } catch (JsonProcessingException e) {
      throw CommandException.unavailable(
          name(object) + " is not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
    }
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /** A ChangeApproval for {@code kubectl create}; as JSON, whose rules keep every byte. */
  static String approval(String request, ChangeApprovalSpec spec) {
    ObjectNode object = JSON.createObjectNode();
    object.put("apiVersion", ApiGroup.API_VERSION).put("kind", "ChangeApproval");
    object.putObject("metadata").put("generateName", request + "-");
    object.set("spec", JSON.valueToTree(spec));
    return object.toPrettyString();
  }
}

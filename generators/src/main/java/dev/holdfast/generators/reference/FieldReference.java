package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every field of every kind of ours, from the CRDs. */
public final class FieldReference {
  private FieldReference() {}

  /** The page. */
  public static String of(List<ObjectNode> definitions) {
    Markdown page = new Markdown("Custom resources", "the records of api/");
    page.paragraph(
        "All kinds are of `holdfast.dev/v1alpha1` and cluster-scoped; `kubectl get holdfast` lists"
            + " them all. Required fields are bold.");
    definitions.forEach(definition -> kind(definition, page));
    return page.toString();
  }

  private static void kind(ObjectNode definition, Markdown page) {
    JsonNode names = definition.at("/spec/names");
    JsonNode version = definition.at("/spec/versions/0");
    JsonNode schema = version.at("/schema/openAPIV3Schema");
    page.heading(
        names.path("kind").asText()
            + " ("
            + Markdown.code(names.path("shortNames").path(0).asText())
            + ")");
    page.paragraph(schema.path("description").asText());
    List<List<String>> rows = new ArrayList<>();
    for (String part : List.of("spec", "status")) {
      fields(schema.path("properties").path(part), part, rows);
    }
    page.table(List.of("Field", "Type", "Meaning"), rows);
    String rules = rules(schema).collect(Collectors.joining("; "));
    if (!rules.isEmpty()) {
      page.paragraph("The API server refuses what breaks one of these: " + rules + ".");
    }
    page.paragraph("`kubectl get` shows " + columns(version) + ".");
  }

  private static void fields(JsonNode schema, String path, List<List<String>> rows) {
    List<String> required = texts(schema.path("required"));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode field = property.getValue();
      String here = path + "." + property.getKey();
      String name = Markdown.code(here);
      rows.add(
          List.of(
              required.contains(property.getKey()) ? "**" + name + "**" : name,
              FieldType.of(field),
              field.path("description").asText()));
      fields(field, here, rows);
      fields(field.path("items"), here + "[]", rows);
    }
  }

  private static Stream<String> rules(JsonNode schema) {
    return schema.findValues("x-kubernetes-validations").stream()
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .map(rule -> rule.path("message").asText())
        .distinct();
  }

  private static String columns(JsonNode version) {
    return StreamSupport.stream(version.path("additionalPrinterColumns").spliterator(), false)
        .map(
            column ->
                column.path("name").asText()
                    + (column.path("priority").asInt() > 0 ? " (with `-o wide`)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

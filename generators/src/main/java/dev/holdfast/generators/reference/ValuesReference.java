package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Every value of the chart, from its values and the comments on them, and its schema. */
public final class ValuesReference {
  private ValuesReference() {}

  /**
   * The page.
   *
   * @param yaml text of {@code values.yaml}
   * @param schema content of {@code values.schema.json}
   */
  public static String of(String yaml, JsonNode schema) {
    Map<String, String> comments = YamlComments.of(yaml);
    Markdown page =
        new Markdown(
            "Values of the chart", "charts/holdfast/values.yaml and values.schema.json beside it");
    page.paragraph(
        "Set them with `--set path=value` or in a file that `--values` names. The chart refuses"
            + " values that aren't here, and those of another type.");
    page.table(
        List.of("Value", "Default", "Type", "Meaning"),
        ChartValue.all(yaml, schema)
            .map(value -> row(value, comments.getOrDefault(value.path(), "")))
            .toList());
    return page.toString();
  }

  private static List<String> row(ChartValue value, String meaning) {
    String path = Markdown.code(value.path());
    return value.isSection()
        ? List.of("**" + path + "**", "", "", meaning)
        : List.of(path, Markdown.code(value.text()), FieldType.of(value.schema()), meaning);
  }
}

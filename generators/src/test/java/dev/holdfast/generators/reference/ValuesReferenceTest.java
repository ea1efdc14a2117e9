package dev.holdfast.generators.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of values says all that {@code values.yaml} does, and what each is for. */
class ValuesReferenceTest {
  private static final Path CHART =
      Path.of(System.getProperty("holdfast.root"), "charts", "holdfast");

  private final String yaml = Files.readString(CHART.resolve("values.yaml"));
  private final JsonNode schema =
      new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());

  ValuesReferenceTest() throws IOException {}

  /** A row of the page; default and type are empty for a section. */
  private record Row(String path, String text, String type, String meaning) {
    JsonPointer pointer() {
      return JsonPointer.compile("/" + path.replace('.', '/'));
    }
  }

  @Test
  void everyValueIsThereAsItIs() throws IOException {
    ObjectNode rest = (ObjectNode) new YAMLMapper().readTree(yaml);
    for (Row row : rows()) {
      if (!row.text().isEmpty()) {
        assertThat(new YAMLMapper().readTree(row.text()))
            .as(row.path())
            .isEqualTo(rest.at(row.pointer()));
        ((ObjectNode) rest.at(row.pointer().head()))
            .remove(row.pointer().last().getMatchingProperty());
      }
    }
    assertThat(isHollow(rest)).as("what the page doesn't tell: %s", rest).isTrue();
  }

  private static boolean isHollow(JsonNode rest) {
    return rest.isObject() && rest.valueStream().allMatch(ValuesReferenceTest::isHollow);
  }

  @Test
  void everyValueHasATypeAndAMeaning() {
    for (Row row : rows()) {
      if (!row.text().isEmpty() && !row.path().endsWith(".enabled")) {
        assertThat(row.meaning()).as(row.path()).isNotEmpty();
        assertThat(row.type()).as(row.path()).isNotIn("", "any value");
      }
    }
  }

  @Test
  void examplesAreSetApart() {
    assertThat(YamlComments.of("# Says more.\n#   a: {b: c}\nd: {}\n"))
        .containsEntry("d", "Says more. `a: {b: c}`");
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    ValuesReference.of(yaml, schema)
        .lines()
        .filter(line -> line.startsWith("| `") || line.startsWith("| **`"))
        .map(line -> line.split(" \\| ", -1))
        .forEach(
            cells ->
                rows.add(
                    new Row(
                        cells[0].replaceAll("[|*` ]", ""),
                        cells[1].replace("`", ""),
                        cells[2],
                        cells[3].replace(" |", ""))));
    assertThat(rows).isNotEmpty();
    return rows;
  }
}

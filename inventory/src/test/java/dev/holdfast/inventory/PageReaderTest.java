package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {
  private static final String PAGE =
      """
      {"kind": "List", "metadata": {"resourceVersion": "7", "continue": "more"}, "items": [
        {"metadata": {"name": "a", "managedFields": [{"manager": "x"}], "labels": {"managedFields": "1"}},
         "managedFields": 1, "spec": {"metadata": {"managedFields": 2}, "list": [{"managedFields": 3}]}},
        {"metadata": {"managedFields": null}, "spec": null},
        {}], "remainingItemCount": 9}
      """;

  private final List<JsonNode> taken = new ArrayList<>();

  @Test
  void wholeObjects() throws IOException {
    assertThat(PageReader.whole(taken::add).read(stream(PAGE))).isEqualTo(new PageEnd("more", "7"));
    assertThat(taken).containsExactlyElementsOf(ApiServer.JSON.readTree(PAGE).path("items"));
  }

  @Test
  void nothingIsMissingButWhoManagesWhichField() throws IOException {
    DataKind kind = Catalogue.builtIn().find("", "persistentvolumeclaims").orElseThrow();
    assertThat(PageReader.projected(kind, taken::add).read(stream(PAGE)))
        .isEqualTo(new PageEnd("more", "7"));
    assertThat(taken)
        .containsExactlyElementsOf(
            ApiServer.JSON.readTree(
                """
                [{"metadata": {"name": "a", "labels": {"managedFields": "1"}}, "managedFields": 1,
                  "spec": {"metadata": {"managedFields": 2}, "list": [{"managedFields": 3}]}},
                 {"metadata": {}, "spec": null},
                 {}]
                """));
  }

  @Test
  void noBuiltInKindAsksWhoManagesWhichField() {
    Collection<DataKind> kinds = Catalogue.builtIn().kinds();
    assertThat(kinds).noneMatch(kind -> WithoutManagers.areMetBy(kind.project()));
  }

  @ParameterizedTest
  @CsvSource({
    "metadata, true",
    "metadata.managedFields, true",
    "metadata.managedFields[manager=*], true",
    "metadata[*], true",
    "[*].managedFields, true",
    "metadata.labels, false",
    "spec.managedFields, false",
    "spec, false"
  })
  void aKindThatAsksKeepsThem(String path, boolean met) {
    assertThat(WithoutManagers.areMetBy(List.of(FieldPath.parse(path)))).isEqualTo(met);
  }

  @Test
  void aPageThatBreaksOffIsAFault() {
    String half = PAGE.substring(0, PAGE.indexOf("\"spec\": null"));
    assertThatThrownBy(() -> PageReader.whole(taken::add).read(stream(half)))
        .isInstanceOf(JsonProcessingException.class);
    DataKind kind = Catalogue.builtIn().find("", "persistentvolumes").orElseThrow();
    assertThatThrownBy(() -> PageReader.projected(kind, taken::add).read(stream(half)))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> PageReader.whole(taken::add).read(stream("[]")))
        .isInstanceOf(IOException.class)
        .hasMessage("no list");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}

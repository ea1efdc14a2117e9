package dev.holdfast.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.DataKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Hands over the objects of a page one by one, while the rest is still on its way. */
final class PageReader {
  private final boolean whole;
  private final Consumer<JsonNode> taker;

  private PageReader(boolean whole, Consumer<JsonNode> taker) {
    this.whole = whole;
    this.taker = taker;
  }

  /** Of objects as they are. */
  static PageReader whole(Consumer<JsonNode> taker) {
    return new PageReader(true, taker);
  }

  /** Of objects with everything that the inventory keeps of this kind. */
  static PageReader projected(DataKind kind, Consumer<JsonNode> taker) {
    return new PageReader(WithoutManagers.areMetBy(kind.project()), taker);
  }

  /** Reads a page to its end and closes it. */
  PageEnd read(InputStream body) throws IOException {
    try (body;
        JsonParser all = ApiServer.JSON.createParser(body)) {
      return page(
          whole
              ? all
              : new FilteringParserDelegate(
                  all, WithoutManagers.inList(), Inclusion.INCLUDE_ALL_AND_PATH, true));
    }
  }

  private PageEnd page(JsonParser parser) throws IOException {
    PageEnd end = new PageEnd("", "");
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no list");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("items") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          taker.accept(ApiServer.JSON.readTree(parser));
        }
      } else if (name.equals("metadata")) {
        end = end(ApiServer.JSON.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    return end;
  }

  private static PageEnd end(JsonNode metadata) {
    return new PageEnd(
        metadata.path("continue").asText(""), metadata.path("resourceVersion").asText(""));
  }
}

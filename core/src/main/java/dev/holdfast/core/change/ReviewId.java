package dev.holdfast.core.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds {@code request.uid} in a review that is no good otherwise, so that it can be refused with a
 * reason instead of an HTTP error.
 */
public final class ReviewId {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private ReviewId() {}

  /** The id, as far as the text can be read from its start. */
  public static Optional<String> find(byte[] review) {
    try (JsonParser parser = FACTORY.createParser(review)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean request = parser.currentName().equals("request");
        if (parser.nextToken() == JsonToken.START_OBJECT && request) {
          return uid(parser);
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> uid(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean uid = parser.currentName().equals("uid");
      if (parser.nextToken() == JsonToken.VALUE_STRING && uid && !parser.getText().isEmpty()) {
        return Optional.of(parser.getText());
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }
}

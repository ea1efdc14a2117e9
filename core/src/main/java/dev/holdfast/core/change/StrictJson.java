package dev.holdfast.core.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads JSON so that every reader downstream sees the same value: no duplicate keys, nothing after
 * the value, valid UTF-8, bounded depth, numbers kept as written.
 */
public final class StrictJson {
  /** Deeper input exhausts the stack of the policy engine. */
  public static final int DEPTH_LIMIT = 512;

  /** Half a surrogate pair can't be written as UTF-8 again. */
  private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** Thrown with a message that holds nothing of the input. */
  public static final class MalformedException extends Exception {
    MalformedException(String message) {
      super(message);
    }
  }

  /** Decodes UTF-8, strictly. */
  public static String text(byte[] bytes) throws MalformedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("it is not UTF-8");
    }
  }

  /** Parses one JSON value, strictly. */
  public static JsonNode tree(String text) throws MalformedException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MalformedException(reason(e));
    }
    if (tree.isMissingNode()) {
      throw new MalformedException("it is empty");
    }
    if (SURROGATE.matcher(text).find() && !wellFormed(tree)) {
      throw new MalformedException("it holds half a surrogate pair");
    }
    return tree;
  }

  private static String reason(JsonProcessingException e) {
    String original = e.getOriginalMessage();
    if (original.contains("Duplicate field")) {
      return "it has a duplicate key at " + place(e);
    }
    if (original.contains("nesting depth")) {
      return "it is nested deeper than " + DEPTH_LIMIT;
    }
    return "it is not valid JSON at " + place(e);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "an unknown place"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static boolean wellFormed(JsonNode node) {
    if (node.isTextual()) {
      return wellFormed(node.textValue());
    }
    if (node.isObject()) {
      return node.properties().stream()
          .allMatch(entry -> wellFormed(entry.getKey()) && wellFormed(entry.getValue()));
    }
    for (JsonNode entry : node) {
      if (!wellFormed(entry)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wellFormed(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }
}

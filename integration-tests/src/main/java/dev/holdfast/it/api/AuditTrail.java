package dev.holdfast.it.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the API server's audit log says about some names, so that a controller's request that was
 * refused in the background, and perhaps tried again, is found as well.
 *
 * @param token in every one of these names
 * @param start where in the log to begin
 */
public record AuditTrail(Path log, String token, long start) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** From now on. */
  public static AuditTrail begin(Path log, String token) {
    try {
      return new AuditTrail(log, token, Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Requests of anybody that a webhook refused or couldn't be asked about.
   *
   * @param told what is known already, which isn't told twice
   */
  public List<String> hindrances(String told) {
    Pattern ours = Pattern.compile(Pattern.quote(token) + "(?![0-9])");
    return lines().stream()
        .filter(line -> ours.matcher(line).find())
        .map(AuditTrail::event)
        .filter(AuditTrail::hindered)
        .filter(event -> told.isEmpty() || !told.contains(firstLine(event)))
        .map(AuditTrail::text)
        .distinct()
        .toList();
  }

  private List<String> lines() {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(start);
      byte[] bytes = new byte[Math.toIntExact(file.length() - start)];
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // What follows the last line's end is still being written.
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode event(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the audit log has a line that isn't JSON: " + line, e);
    }
  }

  /**
   * A verdict of Deny in a request that succeeded is no hindrance: the API server had asked about a
   * state of the object that was outdated, and asked again. Warnings go to whoever asked.
   */
  private static boolean hindered(JsonNode event) {
    String message = event.at("/responseStatus/message").asText();
    return event.at("/responseStatus/code").asInt() >= 400
        && (message.contains("admission webhook") || message.contains("calling webhook"));
  }

  private static String firstLine(JsonNode event) {
    return event.at("/responseStatus/message").asText().lines().findFirst().orElse("");
  }

  private static String text(JsonNode event) {
    return "%s %s %s: %s"
        .formatted(
            event.at("/impersonatedUser/username").asText(event.at("/user/username").asText()),
            event.path("verb").asText(),
            event.path("requestURI").asText(),
            event.at("/responseStatus/message").asText());
  }
}

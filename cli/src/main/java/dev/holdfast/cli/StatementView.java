package dev.holdfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A statement as a person reads it. It shows whatever text it is given; whether a signature over it
 * counts is decided by the webhook alone.
 */
record StatementView(JsonNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static StatementView parse(String statement) {
    try {
      return new StatementView(MAPPER.readTree(statement));
    } catch (JsonProcessingException e) {
      return new StatementView(MissingNode.getInstance());
    }
  }

  String request() {
    return json.path("request").asText();
  }

  String operation() {
    return json.at("/change/operation").asText();
  }

  String target() {
    String namespace = json.at("/change/namespace").asText();
    return json.at("/change/resource").asText()
        + " "
        + (namespace.isEmpty() ? "" : namespace + "/")
        + json.at("/change/name").asText();
  }

  String requester() {
    return json.at("/requester/username").asText();
  }

  String requesterClass() {
    return json.at("/requester/class").asText();
  }

  String digest() {
    return json.at("/impact/digest").asText();
  }

  List<String> lines() {
    return texts(json.at("/impact/lines"));
  }

  Instant notBefore() {
    return Instant.parse(json.path("notBefore").asText());
  }

  Instant notAfter() {
    return Instant.parse(json.path("notAfter").asText());
  }

  List<String> requirements() {
    return StreamSupport.stream(json.path("requirements").spliterator(), false)
        .map(
            each ->
                each.path("count").asInt()
                    + " of group "
                    + each.path("group").asText()
                    + (each.path("hardware").asBoolean() ? ", hardware keys" : "")
                    + " ("
                    + each.path("code").asText()
                    + ": "
                    + each.path("message").asText()
                    + ")")
        .toList();
  }

  /** The same statement for a narrower window, with the approver's reason. */
  String narrowed(Instant notBefore, Instant notAfter, String reason) {
    ObjectNode copy = json.deepCopy();
    copy.put("reason", reason);
    copy.put("notBefore", notBefore.truncatedTo(ChronoUnit.SECONDS).toString());
    copy.put("notAfter", notAfter.truncatedTo(ChronoUnit.SECONDS).toString());
    return copy.toString();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

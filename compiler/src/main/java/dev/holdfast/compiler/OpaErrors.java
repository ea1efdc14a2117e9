package dev.holdfast.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The errors that {@code opa} prints as JSON. */
final class OpaErrors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OpaErrors() {}

  /**
   * One error as opa found it.
   *
   * @param path of the file in the workspace; empty when opa names none
   */
  record OpaError(String path, int line, int column, String code, String message) {
    CompileError in(String file) {
      return new CompileError(file, line, column, code, message);
    }
  }

  /** At least one error; one without a file when opa failed without saying why in JSON. */
  static List<OpaError> of(Opa.Output.Done output) {
    var result = new ArrayList<OpaError>();
    try {
      tree(output).path("errors").forEach(error -> result.add(read(error)));
    } catch (OpaException e) {
      result.add(new OpaError("", 0, 0, "CompileError", String.valueOf(e.getMessage())));
    }
    if (result.isEmpty()) {
      String message = firstLine(output.err() + output.out());
      result.add(new OpaError("", 0, 0, "CompileError", message));
    }
    return result;
  }

  /**
   * @throws OpaException when opa printed no JSON, or some that is too deep
   */
  static JsonNode tree(Opa.Output.Done output) {
    try {
      return JSON.readTree(output.json());
    } catch (JsonProcessingException _) {
      throw new OpaException("opa failed: " + firstLine(output.err() + output.out()));
    } catch (IOException e) {
      throw new OpaException("opa's answer can't be read", e);
    }
  }

  private static OpaError read(JsonNode error) {
    JsonNode location = error.path("location");
    String message = error.path("message").asText();
    return new OpaError(
        location.path("file").asText(),
        location.path("row").asInt(),
        location.path("col").asInt(),
        code(error.path("code").asText(), message),
        message);
  }

  private static String code(String code, String message) {
    return switch (code) {
      case "rego_parse_error" -> "ParseError";
      case "rego_type_error" ->
          message.startsWith("undefined function") ? "UnknownBuiltin" : "TypeError";
      case "rego_unsafe_var_error" -> "UnsafeVariable";
      case "rego_recursion_error" -> "Recursion";
      default -> "CompileError";
    };
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("no message");
  }
}

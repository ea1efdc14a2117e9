package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.approval.StatementFields.UnreadableException;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.change.StrictJson;
import dev.holdfast.core.change.StrictJson.MalformedException;
import dev.holdfast.core.identity.RequesterClass;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * Reads a statement's bytes. Only the one text that {@link Statement#text} writes is accepted, so
 * that no two readers can understand the same bytes differently, and no other bytes mean the same.
 */
public final class StatementParser {
  /** Largest statement, in bytes. */
  public static final int SIZE_LIMIT = 64 * 1024;

  private StatementParser() {}

  /** Parses strictly; never throws. */
  public static ParsedStatement parse(byte[] bytes) {
    try {
      if (bytes.length > SIZE_LIMIT) {
        throw new UnreadableException("it is larger than 64 KiB");
      }
      return new ParsedStatement.Parsed(statement(StrictJson.text(bytes)));
    } catch (MalformedException | UnreadableException e) {
      return new ParsedStatement.Malformed("the statement was not understood: " + e.getMessage());
    }
  }

  /** Parses the text's UTF-8 bytes. */
  public static ParsedStatement parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The ChangeRequest that a statement names; empty when it can't be understood. */
  public static Optional<String> requestNamed(String text) {
    return switch (parse(text)) {
      case ParsedStatement.Parsed(Statement statement) -> Optional.of(statement.request());
      case ParsedStatement.Malformed(String ignored) -> Optional.empty();
    };
  }

  private static Statement statement(String text) throws MalformedException, UnreadableException {
    if (text.startsWith("\uFEFF")) {
      throw new UnreadableException("it begins with a byte order mark");
    }
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      throw new UnreadableException("its text is not in normal form C");
    }
    Statement statement = root(StrictJson.tree(text));
    if (!statement.text().equals(text)) {
      throw new UnreadableException(
          "it is not written as the guard writes it: only reason, notBefore and notAfter may"
              + " differ, without other spaces, escapes or a line break at its end");
    }
    return statement;
  }

  private static Statement root(JsonNode tree) throws UnreadableException {
    StatementFields fields = StatementFields.of(tree, "the statement");
    if (!fields.text("apiVersion").equals(ApiGroup.API_VERSION)
        || !fields.text("kind").equals(StatementJson.KIND)) {
      throw new UnreadableException("it is not a " + ApiGroup.API_VERSION + " ChangeStatement");
    }
    Statement statement =
        new Statement(
            fields.text("request"),
            fields.text("cluster"),
            target(fields.object("change")),
            fields.list("effects", entry -> fields.constant(EffectClass.class, entry)),
            impact(fields.object("impact")),
            requester(fields.object("requester")),
            fields.list("requirements", StatementParser::requirement),
            fields.text("reason"),
            fields.instant("notBefore"),
            fields.instant("notAfter"));
    fields.end();
    if (!statement.notBefore().isBefore(statement.notAfter())) {
      throw new UnreadableException("notAfter is not later than notBefore");
    }
    return statement;
  }

  private static Statement.Target target(StatementFields fields) throws UnreadableException {
    Statement.Target target =
        new Statement.Target(
            fields.constant(Operation.class, "operation"),
            fields.text("group"),
            fields.text("resource"),
            fields.text("subresource"),
            fields.text("namespace"),
            fields.text("name"),
            fields.textOrNull("uid"),
            fields.has("propagationPolicy")
                ? fields.constant(PropagationPolicy.class, "propagationPolicy")
                : null,
            fields.has("content") ? fields.text("content") : null,
            fields.has("fields") ? fields.list("fields", StatementParser::field) : List.of());
    fields.end();
    return target;
  }

  private static Statement.Field field(JsonNode entry) throws UnreadableException {
    StatementFields fields = StatementFields.of(entry, "an entry of fields");
    Statement.Field field = new Statement.Field(fields.text("path"), fields.textOrNull("to"));
    fields.end();
    return field;
  }

  private static Statement.StatedImpact impact(StatementFields fields) throws UnreadableException {
    Statement.StatedImpact impact =
        new Statement.StatedImpact(
            fields.text("digest"),
            fields.count("items"),
            fields.list("lines", entry -> StatementFields.textOf(entry, "a line")));
    fields.end();
    return impact;
  }

  private static Statement.StatedRequester requester(StatementFields fields)
      throws UnreadableException {
    Statement.StatedRequester requester =
        new Statement.StatedRequester(
            fields.text("username"),
            fields.constant(RequesterClass.class, "class"),
            fields.text("agent"));
    fields.end();
    return requester;
  }

  private static Requirement requirement(JsonNode entry) throws UnreadableException {
    StatementFields fields = StatementFields.of(entry, "a requirement");
    Requirement requirement =
        new Requirement(
            fields.text("policy"),
            fields.text("code"),
            fields.text("group"),
            fields.count("count"),
            fields.flag("hardware"),
            fields.text("message"),
            fields.has("orKey") ? fields.text("orKey") : "");
    fields.end();
    return requirement;
  }
}

package dev.holdfast.core.approval.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.core.change.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * ChangeRequests: made by the webhook, removed by the operator, and never before their time has
 * passed, since with the request would go the mark that its approvals are spent.
 */
final class RequestTrust {
  private RequestTrust() {}

  static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    return switch (change.operation()) {
      case CREATE -> Accounts.by(matter, matter.root().webhook());
      case UPDATE, CONNECT -> Accounts.onlyOurs(matter, "anything");
      case DELETE -> {
        Instant end = end(change.oldObject());
        yield matter.now().isBefore(end)
            ? new TrustResult.Refused(
                TrustRules.KEPT,
                "%s is kept until %s, since approvals of it could count until then"
                    .formatted(Substance.shown(change), end))
            : Accounts.onlyOperator(matter);
      }
    };
  }

  /** End of the window that the object's statement has; long ago when it has none. */
  static Instant end(@Nullable JsonNode object) {
    String text = object == null ? "" : object.path("spec").path("statement").asText();
    return switch (StatementParser.parse(text)) {
      case ParsedStatement.Parsed(Statement statement) -> statement.notAfter();
      case ParsedStatement.Malformed(String ignored) -> Instant.EPOCH;
    };
  }
}

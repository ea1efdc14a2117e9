package dev.holdfast.webhook.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes a decision as the AdmissionReview that the API server expects.
 *
 * <p>A denial is always 403 Forbidden: on 429 kubectl repeats the request ten times, on 422 it
 * hides the message, and without a reason it doesn't say "(Forbidden)".
 */
public final class AnswerDocument {
  private static final JsonFactory JSON = new JsonFactory();

  private static final int MOST_WARNINGS = 16;
  private static final int LONGEST_WARNING = 256;
  private static final int LONGEST_CAUSE = 1024;
  private static final int MOST_CAUSES = 64;

  private AnswerDocument() {}

  /** The answer, or HTTP 400 when no uid could be read that an answer would have to name. */
  public static Answer of(Outcome outcome) {
    if (outcome.reviewUid().isEmpty()) {
      return new Answer(
          400, "text/plain", DenialText.of(outcome.decision()).getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, outcome);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't fail", e);
    }
    return new Answer(200, "application/json", bytes.toByteArray());
  }

  private static void write(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("apiVersion", "admission.k8s.io/v1");
    json.writeStringField("kind", "AdmissionReview");
    json.writeObjectFieldStart("response");
    json.writeStringField("uid", outcome.reviewUid());
    switch (outcome.decision().verdict()) {
      case Verdict.Allow _ -> json.writeBooleanField("allowed", true);
      case Verdict.Deny(List<Reason> reasons) -> deny(json, outcome, reasons);
      case Verdict.Fault(String _, List<Reason> reasons) -> deny(json, outcome, reasons);
    }
    warnings(json, outcome.decision().warnings());
    annotations(json, outcome);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void deny(JsonGenerator json, Outcome outcome, List<Reason> reasons)
      throws IOException {
    json.writeBooleanField("allowed", false);
    json.writeObjectFieldStart("status");
    json.writeStringField("status", "Failure");
    json.writeNumberField("code", 403);
    json.writeStringField("reason", "Forbidden");
    json.writeStringField("message", DenialText.of(outcome.decision()));
    json.writeObjectFieldStart("details");
    causes(json, outcome, reasons);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void causes(JsonGenerator json, Outcome outcome, List<Reason> reasons)
      throws IOException {
    json.writeArrayFieldStart("causes");
    for (Reason reason : reasons.subList(0, Math.min(reasons.size(), MOST_CAUSES))) {
      cause(json, reason.code(), OneLine.of(reason.message(), LONGEST_CAUSE), reason.field());
    }
    Optional<String> impact = ImpactCause.of(outcome.decision(), outcome.at());
    if (impact.isPresent()) {
      cause(json, DeletionImpact.CAUSE, impact.get(), "");
    }
    json.writeEndArray();
  }

  private static void cause(JsonGenerator json, String reason, String message, String field)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", reason);
    json.writeStringField("message", message);
    if (!field.isEmpty()) {
      json.writeStringField("field", OneLine.of(field, LONGEST_CAUSE));
    }
    json.writeEndObject();
  }

  private static void warnings(JsonGenerator json, List<String> warnings) throws IOException {
    if (warnings.isEmpty()) {
      return;
    }
    boolean tooMany = warnings.size() > MOST_WARNINGS;
    int shown = tooMany ? MOST_WARNINGS - 1 : warnings.size();
    json.writeArrayFieldStart("warnings");
    for (String warning : warnings.subList(0, shown)) {
      json.writeString(OneLine.of(warning, LONGEST_WARNING));
    }
    if (tooMany) {
      json.writeString("and %d more warnings".formatted(warnings.size() - shown));
    }
    json.writeEndArray();
  }

  private static void annotations(JsonGenerator json, Outcome outcome) throws IOException {
    Decision decision = outcome.decision();
    json.writeObjectFieldStart("auditAnnotations");
    json.writeStringField("decision-id", outcome.id());
    json.writeStringField("verdict", VerdictName.of(decision.verdict()));
    if (!decision.revision().isEmpty()) {
      json.writeStringField("revision", decision.revision());
    }
    Impact impact = decision.impact();
    if (impact != null) {
      json.writeStringField("impact-digest", impact.digest());
    }
    if (decision.verdict() instanceof Verdict.Allow(List<String> approvals)
        && !approvals.isEmpty()) {
      json.writeStringField("approvals", String.join(",", approvals));
    }
    if (!decision.window().isEmpty()) {
      json.writeStringField("maintenance-window", decision.window());
    }
    json.writeEndObject();
  }
}

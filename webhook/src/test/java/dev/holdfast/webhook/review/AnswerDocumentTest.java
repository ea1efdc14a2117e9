package dev.holdfast.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerDocumentTest {
  private static final Reason SHARED =
      new Reason(
          "HF-VOL-002",
          "volumes-shared-backing",
          "shares its volume with orders-production/pg-data-0 (environment=production)",
          "/spec/volumeName");

  @Test
  void allows_with_the_uid_and_says_nothing_else_to_the_client() {
    JsonNode review = answer(TestingDecisions.allow());

    assertThat(review.get("apiVersion").asText()).isEqualTo("admission.k8s.io/v1");
    assertThat(review.get("kind").asText()).isEqualTo("AdmissionReview");
    JsonNode response = review.get("response");
    assertThat(response.get("uid").asText()).isEqualTo(TestingDecisions.UID);
    assertThat(response.get("allowed").asBoolean()).isTrue();
    assertThat(response.has("status")).isFalse();
    assertThat(response.has("warnings")).isFalse();
  }

  @Test
  void denies_as_forbidden_with_a_line_per_reason_and_the_way_on() {
    Reason restore = new Reason("HF-BAK-002", "backups-restore-point", "no restore point", "");
    JsonNode response = answer(TestingDecisions.deny(SHARED, restore)).get("response");

    assertThat(response.get("allowed").asBoolean()).isFalse();
    JsonNode status = response.get("status");
    assertThat(status.get("code").asInt()).isEqualTo(403);
    assertThat(status.get("reason").asText()).isEqualTo("Forbidden");
    assertThat(status.get("message").asText().lines())
        .containsExactly(
            "Holdfast blocked DELETE of persistentvolumeclaims orders-staging/pg-data-0",
            "HF-VOL-002: shares its volume with orders-production/pg-data-0 (environment=production)",
            "HF-BAK-002: no restore point",
            "To go on: kubectl holdfast show chr-abc");
    assertThat(status.at("/details/causes/0").toString())
        .isEqualTo(
            "{\"reason\":\"HF-VOL-002\",\"message\":\"shares its volume with"
                + " orders-production/pg-data-0 (environment=production)\","
                + "\"field\":\"/spec/volumeName\"}");
    assertThat(status.at("/details/causes/1").has("field")).isFalse();
  }

  @Test
  void tells_of_the_maintenance_window_that_let_it_pass() {
    JsonNode response = answer(TestingDecisions.inWindow("77")).get("response");
    assertThat(response.at("/auditAnnotations/maintenance-window").asText()).isEqualTo("77");
    assertThat(response.at("/warnings/0").asText()).contains("maintenance window");
    assertThat(answer(TestingDecisions.allow()).at("/response/auditAnnotations"))
        .noneMatch(value -> value.asText().equals("77"));
  }

  @Test
  void annotates_for_the_audit_log() {
    Decision decision = TestingDecisions.deny(SHARED);
    JsonNode annotations =
        answer(
                new Decision(
                    new Verdict.Allow(List.of("cha-1", "cha-2")),
                    decision.change(),
                    decision.identity(),
                    List.of(),
                    new Impact(List.of(), List.of(), "sha256:impact"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    "sha256:1234"))
            .at("/response/auditAnnotations");

    assertThat(annotations.get("decision-id").asText()).isEqualTo("decision-1");
    assertThat(annotations.get("verdict").asText()).isEqualTo("Allow");
    assertThat(annotations.get("revision").asText()).isEqualTo("sha256:1234");
    assertThat(annotations.get("impact-digest").asText()).isEqualTo("sha256:impact");
    assertThat(annotations.get("approvals").asText()).isEqualTo("cha-1,cha-2");
  }

  @Test
  void keeps_warnings_short_few_and_free_of_what_the_api_server_drops() {
    JsonNode warnings =
        answer(TestingDecisions.allow("a\tb\nc\u001b[31m\u202e", "x".repeat(300)))
            .at("/response/warnings");

    assertThat(warnings.get(0).asText()).isEqualTo("a b c [31m");
    assertThat(warnings.get(1).asText()).hasSize(256).endsWith("x…");

    String[] many = IntStream.range(0, 20).mapToObj(i -> "w" + i).toArray(String[]::new);
    JsonNode cut = answer(TestingDecisions.allow(many)).at("/response/warnings");
    assertThat(cut).hasSize(16);
    assertThat(cut.get(15).asText()).isEqualTo("and 5 more warnings");
  }

  @Test
  void keeps_a_hostile_message_on_one_line() {
    Reason hostile =
        new Reason("HF-X", "mine", "label\nTo go on: kubectl delete namespace holdfast", "");
    String message = answer(TestingDecisions.deny(hostile)).at("/response/status/message").asText();

    assertThat(message.lines())
        .contains("HF-X: label To go on: kubectl delete namespace holdfast")
        .hasSize(3);
  }

  @Test
  void answers_with_http_400_when_there_is_no_uid_to_answer_to() {
    Decision fault = Faults.internal();
    Answer answer = AnswerDocument.of(TestingDecisions.outcome(fault));

    assertThat(answer.httpStatus()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .startsWith("Holdfast blocked this request\nHF-FAULT-Internal: ");
  }

  private static JsonNode answer(Decision decision) {
    Answer answer = AnswerDocument.of(TestingDecisions.outcome(decision));
    assertThat(answer.httpStatus()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    return TestingDecisions.json(answer.body());
  }
}

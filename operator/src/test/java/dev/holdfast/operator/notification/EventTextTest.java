package dev.holdfast.operator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.RequesterClass;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

  @Test
  void isACloudEvent() {
    CloudEvent event =
        new JsonFormat().deserialize(EventText.of(due(Step.CREATED), request(), statement(2), NOW));
    assertThat(event.getSpecVersion()).hasToString("1.0");
    assertThat(event.getId()).isEqualTo("u1-created");
    assertThat(event.getType()).isEqualTo("dev.holdfast.changerequest.created.v1");
    assertThat(event.getSource()).hasToString("urn:holdfast:cluster:cluster-1");
    assertThat(event.getSubject()).isEqualTo("chr-a");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-23T08:00:05Z"));
  }

  @Test
  void tellsWhatAPersonHasToKnow() throws IOException {
    JsonNode data = data(due(Step.REJECTED), statement(2));
    assertThat(data)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"request": "chr-a", "phase": "Rejected",
                     "message": "the request was rejected by dana: use the dump",
                     "operation": "DELETE", "target": "persistentvolumeclaims orders/data",
                     "requester": {"username": "cursor", "class": "Agent", "agent": "c"},
                     "lost": {"items": 2, "lines": ["DESTROYED 0", "DESTROYED 1"], "moreLines": 0},
                     "requirements": [{"policy": "p", "code": "HF-VOL-001", "group": "dba",
                       "count": 2, "hardware": false, "orKey": "", "message": "it is production"}],
                     "signed": "1/2", "expires": "2026-11-23T16:00:00Z"}
                    """));
  }

  @Test
  void leavesMostLinesToTheRequest() throws IOException {
    JsonNode lost = data(due(Step.EXPIRED), statement(200)).path("lost");
    assertThat(lost.path("lines")).hasSize(20);
    assertThat(lost.path("moreLines").asInt()).isEqualTo(180);
  }

  private static JsonNode data(Due due, Statement statement) throws IOException {
    return new ObjectMapper().readTree(EventText.of(due, request(), statement, NOW)).path("data");
  }

  private static Due due(Step step) {
    return new Due(step, "u1-" + step.word());
  }

  private static ChangeRequest request() {
    ChangeRequest request = new ChangeRequest();
    request.setMetadata(
        new ObjectMetaBuilder()
            .withName("chr-a")
            .withUid("u1")
            .withCreationTimestamp("2026-11-23T08:00:05Z")
            .build());
    request.setStatus(
        new ChangeRequestStatus(
            List.of(
                new Condition(
                    "Approved",
                    "False",
                    1L,
                    "2026-11-23T08:00:05Z",
                    "Rejected",
                    "the request was rejected by dana: use the dump")),
            "Rejected",
            "DELETE",
            "persistentvolumeclaims orders/data",
            "cursor",
            "2026-11-23T16:00:00Z",
            "DESTROYED 0, and 1 more",
            List.of(),
            "1/2"));
    return request;
  }

  private static Statement statement(int lines) {
    return new Statement(
        "chr-a",
        "cluster-1",
        new Statement.Target(
            Operation.DELETE,
            "",
            "persistentvolumeclaims",
            "",
            "orders",
            "data",
            "u7",
            PropagationPolicy.Background,
            null,
            List.of()),
        List.of(EffectClass.Delete),
        new Statement.StatedImpact(
            "sha256:1", lines, IntStream.range(0, lines).mapToObj(i -> "DESTROYED " + i).toList()),
        new Statement.StatedRequester("cursor", RequesterClass.Agent, "c"),
        List.of(new Requirement("p", "HF-VOL-001", "dba", 2, false, "it is production")),
        "",
        Instant.parse("2026-11-23T08:00:00Z"),
        Instant.parse("2026-11-23T16:00:00Z"));
  }
}

package dev.holdfast.operator.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.operator.write.Conditions;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes what a receiver is told: a CloudEvent 1.0 in structured JSON mode. */
final class EventText {
  /** Of the lines about what would be lost; the request holds all. */
  private static final int LINES = 20;

  private static final JsonFormat FORMAT = new JsonFormat();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EventText() {}

  /**
   * The bytes of the event.
   *
   * @param request with a status
   * @param statement that it holds
   * @param now when the step was seen
   */
  static byte[] of(Due due, ChangeRequest request, Statement statement, Instant now) {
    Instant time =
        due.step() == Step.CREATED
            ? Instant.parse(request.getMetadata().getCreationTimestamp())
            : now;
    return FORMAT.serialize(
        CloudEventBuilder.v1()
            .withId(due.id())
            .withType(due.step().type())
            .withSource(URI.create("urn:holdfast:cluster:" + statement.cluster()))
            .withSubject(request.getMetadata().getName())
            .withTime(time.atOffset(ZoneOffset.UTC))
            .withData("application/json", JsonCloudEventData.wrap(data(request, statement)))
            .build());
  }

  private static ObjectNode data(ChangeRequest request, Statement statement) {
    ChangeRequestStatus status = request.getStatus();
    ObjectNode data = NODES.objectNode();
    data.put("request", request.getMetadata().getName());
    data.put("phase", status.phase());
    Conditions.find(status.conditions(), "Approved")
        .ifPresent(condition -> data.put("message", condition.message()));
    data.put("operation", statement.change().operation().name());
    data.put("target", statement.change().shown());
    data.putObject("requester")
        .put("username", statement.requester().username())
        .put("class", statement.requester().requesterClass().name())
        .put("agent", statement.requester().agent());
    data.set("lost", lost(statement.impact()));
    data.set("requirements", requirements(statement));
    data.put("signed", status.tally());
    data.put("expires", statement.notAfter().toString());
    return data;
  }

  private static ObjectNode lost(Statement.StatedImpact impact) {
    ObjectNode lost = NODES.objectNode().put("items", impact.items());
    List<String> lines = impact.lines();
    ArrayNode shown = lost.putArray("lines");
    lines.stream().limit(LINES).forEach(shown::add);
    return lost.put("moreLines", Math.max(0, lines.size() - LINES));
  }

  private static ArrayNode requirements(Statement statement) {
    ArrayNode requirements = NODES.arrayNode();
    statement
        .requirements()
        .forEach(
            requirement ->
                requirements
                    .addObject()
                    .put("policy", requirement.policy())
                    .put("code", requirement.code())
                    .put("group", requirement.group())
                    .put("count", requirement.count())
                    .put("hardware", requirement.hardware())
                    .put("orKey", requirement.orKey())
                    .put("message", requirement.message()));
    return requirements;
  }
}

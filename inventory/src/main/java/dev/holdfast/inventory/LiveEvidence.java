package dev.holdfast.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.reach.PodKind;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Reads from the API server at once, all of a call in parallel and within one limit. */
final class LiveEvidence implements Evidence {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ApiServer server;
  private final Catalogue catalogue;
  private final Duration limit;
  private final DataKind pods;

  LiveEvidence(ApiServer server, Catalogue catalogue, Duration limit) {
    this.server = server;
    this.catalogue = catalogue;
    this.limit = limit;
    this.pods = PodKind.of(catalogue);
  }

  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    List<ObjectRef> asked = List.copyOf(refs);
    List<Callable<LiveObject>> reads = new ArrayList<>();
    asked.forEach(ref -> reads.add(() -> read(ref)));
    List<Together.Outcome<LiveObject>> outcomes = Together.run(reads, limit);
    Map<ObjectRef, LiveObject> answers = new HashMap<>();
    for (int index = 0; index < asked.size(); index++) {
      LiveObject answer =
          switch (outcomes.get(index)) {
            case Together.Outcome.Done<LiveObject>(LiveObject object) -> object;
            case Together.Outcome.Failed<LiveObject>(String message) ->
                new LiveObject.Unreadable(message);
          };
      answers.put(asked.get(index), answer);
    }
    return answers;
  }

  private LiveObject read(ObjectRef ref) throws IOException, InterruptedException {
    Optional<DataKind> kind =
        PodKind.is(ref) ? Optional.of(pods) : catalogue.find(ref.group(), ref.resource());
    if (kind.isEmpty()) {
      return new LiveObject.Unreadable(ref.resource() + " isn't watched");
    }
    return get(ApiServer.path(kind.get(), ref))
        .<LiveObject>map(object -> new LiveObject.Found(Projection.of(object, kind.get())))
        .orElseGet(LiveObject.Absent::new);
  }

  /** Lists all three kinds at once: an approval may name a request that nobody asked for. */
  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException {
    List<Callable<Optional<JsonNode>>> reads =
        List.of(
            () -> get(own("changerequests")),
            () -> get(own("changeapprovals")),
            () -> get(own("approvers")));
    List<Together.Outcome<Optional<JsonNode>>> outcomes = Together.run(reads, limit);
    try {
      List<NamedApproval> approvals = approvals(done(outcomes.get(1)));
      Set<String> wanted = new HashSet<>(requestNames);
      wanted.addAll(ApprovalEvidence.namedRequests(approvals));
      return new ApprovalEvidence(
          requests(done(outcomes.get(0)), wanted), approvals, approvers(done(outcomes.get(2))));
    } catch (JsonProcessingException e) {
      throw new EvidenceException(
          "an approval or approver can't be read: " + e.getOriginalMessage());
    }
  }

  @Override
  public Optional<HeldWindow> window() throws EvidenceException {
    String path = own(MaintenanceWindow.RESOURCE) + "/" + MaintenanceWindow.ONLY;
    List<Callable<Optional<JsonNode>>> read = List.of(() -> get(path));
    Optional<JsonNode> found = done(Together.run(read, limit).getFirst());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HeldWindow(
              MAPPER.treeToValue(found.get().path("spec"), MaintenanceWindowSpec.class),
              found.get().at("/metadata/resourceVersion").asText()));
    } catch (JsonProcessingException e) {
      throw new EvidenceException("the window can't be read: " + e.getOriginalMessage());
    }
  }

  private static Map<String, HeldRequest> requests(Optional<JsonNode> list, Set<String> wanted) {
    Map<String, HeldRequest> requests = new HashMap<>();
    for (JsonNode item : items(list)) {
      String name = item.at("/metadata/name").asText();
      if (wanted.contains(name)) {
        requests.put(
            name,
            new HeldRequest(
                item.at("/spec/statement").asText(),
                item.at("/status/phase").asText().equals("Executed"),
                HeldRequest.createdAt(item.at("/metadata/creationTimestamp").asText())));
      }
    }
    return requests;
  }

  private static List<NamedApproval> approvals(Optional<JsonNode> list)
      throws JsonProcessingException {
    List<NamedApproval> approvals = new ArrayList<>();
    for (JsonNode item : items(list)) {
      approvals.add(
          new NamedApproval(
              item.at("/metadata/name").asText(),
              MAPPER.treeToValue(item.path("spec"), ChangeApprovalSpec.class),
              executed(item.path("status")),
              item.path("metadata")
                  .path("annotations")
                  .path(ApprovalEvidence.REJECTED_BY)
                  .asText("")));
    }
    return approvals;
  }

  private static boolean executed(JsonNode status) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Executed")
          && condition.path("status").asText().equals("True")) {
        return true;
      }
    }
    return status.hasNonNull("executedAt");
  }

  private static Map<String, ApproverSpec> approvers(Optional<JsonNode> list)
      throws JsonProcessingException {
    Map<String, ApproverSpec> approvers = new HashMap<>();
    for (JsonNode item : items(list)) {
      approvers.put(
          item.at("/metadata/name").asText(),
          MAPPER.treeToValue(item.path("spec"), ApproverSpec.class));
    }
    return approvers;
  }

  private static Iterable<JsonNode> items(Optional<JsonNode> list) {
    return list.<Iterable<JsonNode>>map(found -> found.path("items")).orElse(List.of());
  }

  private static Optional<JsonNode> done(Together.Outcome<Optional<JsonNode>> outcome)
      throws EvidenceException {
    return switch (outcome) {
      case Together.Outcome.Done<Optional<JsonNode>>(Optional<JsonNode> found) -> found;
      case Together.Outcome.Failed<Optional<JsonNode>>(String message) ->
          throw new EvidenceException(message);
    };
  }

  private Optional<JsonNode> get(String path) throws IOException, InterruptedException {
    return switch (server.get(path, limit)) {
      case Answer.Found(InputStream body) -> {
        try (body) {
          // Read to its end: a body that is closed before takes its connection along, and the next
          // read would begin with a handshake.
          yield Optional.of(ApiServer.JSON.readTree(body.readAllBytes()));
        }
      }
      case Answer.Missing() -> Optional.empty();
      case Answer.Expired() -> throw new IOException("the API server answered 410");
      case Answer.Failed(String message) -> throw new IOException(message);
    };
  }

  private static String own(String resource) {
    return ApiServer.path(ApiGroup.NAME, ApiGroup.VERSION, resource);
  }
}

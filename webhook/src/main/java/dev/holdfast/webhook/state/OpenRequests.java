package dev.holdfast.webhook.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** ChangeRequests that still wait for somebody, by requester. */
final class OpenRequests implements ResourceEventHandler<ChangeRequest> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OVER = Set.of("Executed", "Rejected", "Expired");

  private final Map<String, Open> byName = new ConcurrentHashMap<>();

  private record Open(String requester, Instant notAfter) {}

  /** Names of this requester's, sorted. */
  List<String> of(String requester, Instant now) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().requester().equals(requester))
        .filter(entry -> now.isBefore(entry.getValue().notAfter()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public void onAdd(ChangeRequest request) {
    String name = request.getMetadata().getName();
    if (isOver(request.getStatus())) {
      byName.remove(name);
      return;
    }
    try {
      JsonNode statement = JSON.readTree(request.getSpec().statement());
      byName.put(
          name,
          new Open(
              statement.at("/requester/username").asText(),
              Instant.parse(statement.path("notAfter").asText())));
    } catch (JsonProcessingException | DateTimeParseException e) {
      // Nothing that a replica has written, so it stands for nobody.
      byName.remove(name);
    }
  }

  private static boolean isOver(@Nullable ChangeRequestStatus status) {
    return status != null && status.phase() != null && OVER.contains(status.phase());
  }

  @Override
  public void onUpdate(ChangeRequest before, ChangeRequest request) {
    onAdd(request);
  }

  @Override
  public void onDelete(ChangeRequest request, boolean finalStateUnknown) {
    byName.remove(request.getMetadata().getName());
  }
}

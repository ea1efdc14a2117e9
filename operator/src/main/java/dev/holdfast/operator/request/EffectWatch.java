package dev.holdfast.operator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.approval.Execution;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.change.Operation;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the target of a request live, to see whether the change was made. */
final class EffectWatch {
  private static final Logger LOG = LoggerFactory.getLogger(EffectWatch.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  EffectWatch(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Whether it was made; false too when the target can't be read, since then nobody knows.
   *
   * @param requestedAt when the ChangeRequest was created: what was there before isn't its effect
   */
  boolean isSeen(Statement statement, Instant requestedAt) {
    Statement.Target target = statement.change();
    if (target.operation() == Operation.CONNECT) {
      return false;
    }
    try {
      Optional<String> path = version(target).flatMap(found -> TargetPath.of(target, found));
      if (path.isEmpty()) {
        return false;
      }
      @Nullable String body = client.raw(path.get());
      Optional<JsonNode> live = body == null ? Optional.empty() : Optional.of(JSON.readTree(body));
      return Execution.seen(statement, live)
          && (target.operation() != Operation.CREATE
              || live.filter(object -> isSince(object, requestedAt)).isPresent());
    } catch (KubernetesClientException | JsonProcessingException e) {
      LOG.info("can't read {}: {}", target.shown(), e.getMessage());
      return false;
    }
  }

  private static boolean isSince(JsonNode object, Instant requestedAt) {
    String created = object.at("/metadata/creationTimestamp").asText();
    return !created.isEmpty() && !Instant.parse(created).isBefore(requestedAt);
  }

  private Optional<String> version(Statement.Target target) {
    if (target.group().isEmpty()) {
      return Optional.of("v1");
    }
    @Nullable APIGroup group = client.getApiGroup(target.group());
    return group == null ? Optional.empty() : Optional.of(group.getPreferredVersion().getVersion());
  }
}

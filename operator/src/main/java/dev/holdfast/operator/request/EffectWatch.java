package dev.holdfast.operator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.approval.Statement;
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

  /** False too when the target can't be read: then nobody knows. */
  boolean isSeen(Statement.Target target, Instant requestedAt) {
    try {
      Optional<String> path = version(target).flatMap(found -> TargetPath.of(target, found));
      if (path.isEmpty()) {
        return false;
      }
      @Nullable String body = client.raw(path.get());
      Optional<JsonNode> live = body == null ? Optional.empty() : Optional.of(JSON.readTree(body));
      return Effect.isSeen(target, live, requestedAt);
    } catch (KubernetesClientException | JsonProcessingException e) {
      LOG.info("can't read {}: {}", target.shown(), e.getMessage());
      return false;
    }
  }

  private Optional<String> version(Statement.Target target) {
    if (target.group().isEmpty()) {
      return Optional.of("v1");
    }
    @Nullable APIGroup group = client.getApiGroup(target.group());
    return group == null ? Optional.empty() : Optional.of(group.getPreferredVersion().getVersion());
  }
}

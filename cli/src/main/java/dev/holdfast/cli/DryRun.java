package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.inventory.ServedKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks by a dry run of the deletion, of which nothing ever comes, whatever the answer. The webhook
 * denies it where something is at stake, and says in the denial what. Where Holdfast's own kinds
 * aren't served there is nobody to ask, so no deletion is sent there at all.
 */
final class DryRun implements Guard {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String KINDS = "apis/" + ApiGroup.NAME + "/" + ApiGroup.VERSION;

  /** Nothing else is ever part of a path. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

  private static final Pattern DENIED =
      Pattern.compile("admission webhook \"[^\"]+\\.holdfast\\.dev\" denied the request: ");

  private final Access access;

  private DryRun(Access access) {
    this.access = access;
  }

  /** Connects, and looks whether there is anybody to ask. */
  static Guard at(Access access) {
    try {
      HttpURLConnection kinds = access.request("GET", KINDS);
      if (kinds.getResponseCode() != HttpURLConnection.HTTP_OK) {
        return NONE;
      }
      // Read to its end, so that the connection is kept.
      kinds.getInputStream().readAllBytes();
      return new DryRun(access);
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  @Override
  public Optional<DeletionImpact> impact(
      ServedKind kind, @Nullable String namespace, String name, PropagationPolicy propagation) {
    String home = namespace == null ? access.namespace() : namespace;
    String where = kind.namespaced() ? home : "";
    if (!NAME.matcher(name).matches() || !NAME.matcher(home).matches()) {
      return Optional.empty();
    }
    ObjectRef target = new ObjectRef(kind.group(), kind.resource(), kind.kind(), where, name);
    try {
      return denial(target, propagation)
          .filter(told -> told.target().equals(target) && told.propagation() == propagation);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<DeletionImpact> denial(ObjectRef target, PropagationPolicy propagation)
      throws IOException {
    HttpURLConnection deletion = deletion(target, propagation);
    if (deletion.getResponseCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      return Optional.empty();
    }
    try (InputStream body = deletion.getErrorStream()) {
      return impact(JSON.readTree(body));
    }
  }

  /** Said twice: the query doesn't count beside a body, and something between may drop the body. */
  private HttpURLConnection deletion(ObjectRef target, PropagationPolicy propagation)
      throws IOException {
    String query = "?dryRun=All&propagationPolicy=" + propagation;
    HttpURLConnection deletion = access.request("DELETE", path(target) + query);
    deletion.setRequestProperty("Content-Type", "application/json");
    deletion.setDoOutput(true);
    try (OutputStream body = deletion.getOutputStream()) {
      body.write(options(propagation).getBytes(StandardCharsets.UTF_8));
    }
    return deletion;
  }

  private static String options(PropagationPolicy propagation) {
    return """
        {"apiVersion": "v1", "kind": "DeleteOptions", "dryRun": ["All"], "propagationPolicy": "%s"}
        """
        .formatted(propagation);
  }

  private static String path(ObjectRef target) {
    String where = target.namespace().isEmpty() ? "" : "namespaces/" + target.namespace() + "/";
    return "api/v1/" + where + target.resource() + "/" + target.name();
  }

  private static Optional<DeletionImpact> impact(JsonNode status) throws IOException {
    if (DENIED.matcher(status.path("message").asText()).lookingAt()) {
      for (JsonNode cause : status.at("/details/causes")) {
        if (cause.path("reason").asText().equals(DeletionImpact.CAUSE)) {
          return Optional.of(DeletionImpact.parse(cause.path("message").asText()));
        }
      }
    }
    return Optional.empty();
  }
}

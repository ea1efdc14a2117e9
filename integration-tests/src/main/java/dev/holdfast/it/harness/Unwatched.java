package dev.holdfast.it.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.devcluster.Await;
import java.time.Duration;
import java.util.List;

/** Lets something happen as if Holdfast had not been installed yet. */
public record Unwatched(Guarded guarded) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String[] CONFIGURATION = {"validatingwebhookconfiguration", "holdfast"};

  /** Takes the webhook configuration away, runs it, and puts the configuration back. */
  public void run(Runnable past) {
    String configuration =
        guarded.admin().must("get", CONFIGURATION[0], CONFIGURATION[1], "-o", "json");
    guarded.admin().must("delete", CONFIGURATION[0], CONFIGURATION[1]);
    try {
      Await.until("the webhook to be out of the way", LIMIT, () -> probePasses());
      past.run();
    } finally {
      guarded.admin().create(withoutServerFields(configuration)).orThrow();
    }
    Await.until("the webhook to be asked again", LIMIT, () -> !probePasses());
  }

  /** A dry run of taking a production label away passes only while nobody watches. */
  private boolean probePasses() {
    return guarded
        .admin()
        .run("label", "namespace", Guarded.PROBE, "environment-", "--dry-run=server")
        .succeeded();
  }

  private static String withoutServerFields(String configuration) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode object = (ObjectNode) json.readTree(configuration);
      ObjectNode metadata = (ObjectNode) object.get("metadata");
      metadata.remove(
          List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"));
      return json.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kubectl printed something that isn't JSON", e);
    }
  }
}

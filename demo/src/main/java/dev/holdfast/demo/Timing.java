package dev.holdfast.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import java.time.Duration;
import java.util.Optional;

/** How long a denial took, and how much of that was spent deciding, by the decision log. */
record Timing(HoldfastProcess webhook) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void tell(Narrator narrator, CommandResult denial) {
    Duration own =
        Await.value("the decision log's line", Duration.ofSeconds(10), this::durationOfLastDenial);
    narrator.say("");
    narrator.say(
        "From the request to its denial %d ms (kubectl's start and the API server included); of these, Holdfast's own share is %.1f ms."
            .formatted(denial.duration().toMillis(), own.toNanos() / 1_000_000.0));
  }

  private Optional<Duration> durationOfLastDenial() {
    return webhook.lines().reversed().stream()
        .filter(line -> line.startsWith("{"))
        .map(Timing::parse)
        .filter(line -> line.path("verdict").asText().equals("Deny"))
        .findFirst()
        .map(line -> line.path("metrics").path("timer_server_handler_ns").asLong())
        .map(Duration::ofNanos);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the decision log isn't JSON: " + line, e);
    }
  }
}

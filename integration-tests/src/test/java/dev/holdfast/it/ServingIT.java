package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A replica tells what it decided and how it is, and changes its certificate while it works. */
@HoldfastTest
class ServingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void aDenialIsALineOfTheDecisionLog(Guarded guarded, Twins twins) throws IOException {
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");

    JsonNode line = awaitLine(guarded, twins);

    assertThat(line.at("/change/operation").asText()).isEqualTo("DELETE");
    assertThat(line.at("/change/uid").asText())
        .isEqualTo(twins.uidOf("pvc/" + Twins.CLAIM, twins.staging()));
    assertThat(line.at("/requester/username").asText())
        .isEqualTo("system:serviceaccount:agents:cursor");
    assertThat(line.at("/requester/class").asText()).isEqualTo("Agent");
    assertThat(line.at("/requester/agent").asText()).isEqualTo("cursor-staging");
    assertThat(line.at("/requester/credential/0").asText()).startsWith("JTI=");
    assertThat(line.at("/effects/0/effect").asText()).isEqualTo("Delete");
    assertThat(line.at("/impact/production").asInt()).isPositive();
    assertThat(line.at("/policies").findValuesAsText("policy")).contains("volumes-shared-backing");
    assertThat(line.at("/verdict").asText()).isEqualTo("Deny");
    assertThat(line.at("/codes").toString()).contains("HF-VOL-002");
    assertThat(line.at("/revision").asText()).startsWith("sha256:");
    assertThat(line.at("/labels/replica").asText()).isEqualTo(guarded.webhook().name());
    assertThat(line.findValue("spec")).as("no object bodies").isNull();
  }

  @Test
  void metricsTellWhatWasDecided(Guarded guarded, Twins twins) throws IOException {
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
    awaitLine(guarded, twins);

    assertThat(guarded.webhook().metrics().lines())
        .anyMatch(
            line ->
                line.startsWith("holdfast_admission_reviews_total{class=\"Agent\",group=\"\",")
                    && line.contains("resource=\"persistentvolumeclaims\"")
                    && line.contains("verdict=\"Deny\""))
        .anyMatch(line -> line.startsWith("holdfast_admission_duration_seconds_bucket{"))
        .anyMatch(
            line ->
                line.startsWith("holdfast_policy_evaluations_total{")
                    && line.contains("policy=\"volumes-shared-backing\""))
        .anyMatch(
            line ->
                line.startsWith("holdfast_inventory_objects{")
                    && line.contains("resource=\"persistentvolumes\""))
        .anyMatch(line -> line.startsWith("holdfast_inventory_age_seconds "))
        .anyMatch(line -> line.startsWith("holdfast_bundle_info{revision=\"sha256:"))
        .noneMatch(line -> line.contains(twins.staging()));
  }

  @Test
  void changesItsCertificateWhileItWorksAndNeverLetsAnythingThrough(Guarded guarded, Twins twins) {
    int before = certificateLines(guarded).size();
    guarded
        .admin()
        .must(
            "patch",
            "secret",
            "holdfast-webhook-tls",
            "-n",
            "holdfast",
            "--type=merge",
            "-p",
            "{\"data\": {\"tls.crt\": \"\", \"tls.key\": \"\"}}");

    Await.until(
        "another certificate in use",
        LIMIT,
        () -> {
          // Until API server and replica agree again, what can't be judged is refused.
          assertThat(guarded.agent().run(twins.deletion()).exitCode()).isNotZero();
          return certificateLines(guarded).size() > before;
        });
    Await.until(
        "denials by the replica itself",
        LIMIT,
        () -> guarded.agent().run(twins.deletion()).output().contains("HF-VOL-002"));
    assertThat(guarded.webhook().isAlive()).isTrue();
  }

  private static List<String> certificateLines(Guarded guarded) {
    return guarded.webhook().lines().stream()
        .filter(line -> line.contains("serving certificate"))
        .toList();
  }

  private static JsonNode awaitLine(Guarded guarded, Twins twins) throws IOException {
    Await.until(
        "a decision on " + twins.staging(), LIMIT, () -> decisionLine(guarded, twins).isPresent());
    return JSON.readTree(decisionLine(guarded, twins).orElseThrow());
  }

  private static Optional<String> decisionLine(Guarded guarded, Twins twins) {
    return guarded.webhook().lines().stream()
        .filter(line -> line.startsWith("{\"type\":\"holdfast/decision\""))
        .filter(line -> line.contains("\"namespace\":\"" + twins.staging() + "\""))
        .filter(line -> line.contains("\"verdict\":\"Deny\""))
        .findFirst();
  }
}

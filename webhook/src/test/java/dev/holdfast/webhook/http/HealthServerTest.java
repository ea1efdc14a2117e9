package dev.holdfast.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthServerTest {
  private volatile List<String> missing = List.of();
  private final HealthServer server =
      new HealthServer(0, () -> missing, () -> "holdfast_bundle_info 1\n");

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void is_ready_when_nothing_is_missing() throws Exception {
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void says_what_is_missing_and_is_alive_all_the_same() throws Exception {
    missing = List.of("bundle: none is loaded", "certificate: none has come yet");

    HttpResponse<String> response = get("/readyz");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body().lines())
        .containsExactly("not ready", "bundle: none is loaded", "certificate: none has come yet");
    assertThat(get("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void shows_metrics() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.body()).isEqualTo("holdfast_bundle_info 1\n");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
  }

  @Test
  void knows_nothing_else() throws Exception {
    assertThat(get("/validate").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}

package dev.holdfast.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final AtomicReference<List<String>> missing =
      new AtomicReference<>(List.of("informers not synced"));

  @Test
  void isAliveBeforeItIsReady() throws IOException, InterruptedException {
    try (HealthServer server = HealthServer.start(0, missing::get, () -> "gauge 1\n")) {
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      HttpResponse<String> early = get(server, "/readyz");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.body()).isEqualTo("informers not synced\n");
      missing.set(List.of());
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").body()).isEqualTo("gauge 1\n");
      assertThat(get(server, "/other").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HealthServer server, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}

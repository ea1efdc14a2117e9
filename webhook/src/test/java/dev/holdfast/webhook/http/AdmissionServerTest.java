package dev.holdfast.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.core.verdict.Verdict;
import dev.holdfast.webhook.review.ReviewDesk;
import dev.holdfast.webhook.review.SurroundingsSource;
import dev.holdfast.webhook.review.TestingDecisions;
import dev.holdfast.webhook.review.Workers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AdmissionServerTest {
  private final TestingCertificates certificate = TestingCertificates.create();
  private final List<HttpClient> clients = new ArrayList<>();
  private final CountDownLatch slowReview = new CountDownLatch(1);
  private final CountDownLatch slowReviewBegun = new CountDownLatch(1);
  private final ReviewDesk desk =
      new ReviewDesk(
          this::decide,
          new SurroundingsSource() {
            @Override
            public <T> T use(Function<Surroundings, T> work) {
              return work.apply(TestingDecisions.surroundings());
            }
          },
          _ -> {},
          new Workers(2),
          Duration.ofSeconds(30),
          Clock.systemUTC());
  private AdmissionServer server = new AdmissionServer(0, desk, Optional.empty());

  @AfterEach
  void stop() throws IOException {
    slowReview.countDown();
    clients.forEach(HttpClient::close);
    server.stop(Duration.ofSeconds(1));
    desk.close();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void answers_reviews(HttpClient.Version version) throws Exception {
    server.start(serving(certificate));

    HttpResponse<byte[]> response =
        send(client(version, certificate), post("/validate", TestingDecisions.review()));

    assertThat(response.version()).isEqualTo(version);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(json(response).at("/response/allowed").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void shows_a_new_certificate_to_new_callers_and_keeps_the_old_connections(
      HttpClient.Version version) throws Exception {
    server.start(serving(certificate));
    HttpClient early = client(version, certificate);
    send(early, post("/validate", TestingDecisions.review()));
    TestingCertificates next = TestingCertificates.create();

    server.reload(serving(next));

    // The early caller trusts only the first certificate, so it would fail on a new connection.
    assertThat(send(early, post("/validate", TestingDecisions.review())).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> late =
        send(client(version, next), post("/validate", TestingDecisions.review()));
    assertThat(late.sslSession().orElseThrow().getPeerCertificates())
        .isEqualTo(new Certificate[] {next.certificate()});
    assertThatThrownBy(
            () -> send(client(version, certificate), post("/validate", TestingDecisions.review())))
        .isInstanceOf(IOException.class);
  }

  @Test
  void answers_a_review_that_is_broken_after_its_uid_with_a_denial() throws Exception {
    server.start(serving(certificate));
    byte[] broken = Arrays.copyOf(TestingDecisions.review(), 400);

    HttpResponse<byte[]> response = send(http2(), post("/validate", broken));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).at("/response/uid").asText()).isEqualTo(TestingDecisions.UID);
    assertThat(json(response).at("/response/allowed").asBoolean()).isFalse();
    assertThat(json(response).at("/response/status/code").asInt()).isEqualTo(403);
  }

  @Test
  void answers_bytes_that_are_no_review_with_http_400() throws Exception {
    server.start(serving(certificate));

    assertThat(send(http2(), post("/validate", new byte[] {'{'})).statusCode()).isEqualTo(400);
    assertThat(send(http2(), post("/validate", new byte[0])).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void refuses_more_than_seven_mebibytes(HttpClient.Version version) throws Exception {
    server.start(serving(certificate));
    byte[] review = TestingDecisions.review();
    byte[] limit = Arrays.copyOf(review, ReviewParser.SIZE_LIMIT);
    Arrays.fill(limit, review.length, limit.length, (byte) ' ');
    byte[] beyond = Arrays.copyOf(limit, limit.length + 1);
    beyond[limit.length] = ' ';
    HttpClient client = client(version, certificate);

    assertThat(json(send(client, post("/validate", limit))).at("/response/allowed").asBoolean())
        .isTrue();
    JsonNode refused = json(send(client, post("/validate", beyond)));

    assertThat(refused.at("/response/uid").asText()).isEqualTo(TestingDecisions.UID);
    assertThat(refused.at("/response/status/message").asText()).contains("HF-FAULT-TooLarge");
  }

  @Test
  void refuses_what_is_not_a_review() throws Exception {
    server.start(serving(certificate));

    assertThat(send(http2(), post("/", TestingDecisions.review())).statusCode()).isEqualTo(404);
    assertThat(send(http2(), post("/validatex", TestingDecisions.review())).statusCode())
        .isEqualTo(404);
    assertThat(send(http2(), post("/validate/data", TestingDecisions.review())).statusCode())
        .isEqualTo(200);
    assertThat(send(http2(), request("/validate").GET().build()).statusCode()).isEqualTo(405);
    HttpRequest text =
        request("/validate")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofByteArray(TestingDecisions.review()))
            .build();
    assertThat(send(http2(), text).statusCode()).isEqualTo(415);
  }

  @Test
  void asks_for_a_client_certificate_before_it_looks_at_anything() throws Exception {
    TestingCertificates apiServer = TestingCertificates.create();
    KeyStore cas = apiServer.trust();
    server = new AdmissionServer(0, desk, Optional.of(cas));
    server.start(serving(certificate));

    HttpResponse<byte[]> stranger =
        send(client(HttpClient.Version.HTTP_1_1, certificate), post("/validate", new byte[] {'{'}));
    HttpResponse<byte[]> known =
        send(
            client(HttpClient.Version.HTTP_1_1, certificate, apiServer),
            post("/validate", TestingDecisions.review()));

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(known.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void answers_what_is_under_way_before_it_stops(HttpClient.Version version) throws Exception {
    server.start(serving(certificate));
    CompletableFuture<HttpResponse<byte[]>> slow =
        client(version, certificate)
            .sendAsync(
                post("/validate/slow", slowReview()), HttpResponse.BodyHandlers.ofByteArray());
    slowReviewBegun.await();

    server.drain();
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(
            () -> {
              try {
                server.stop(Duration.ofSeconds(30));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    slowReview.countDown();

    assertThat(slow.get().statusCode()).isEqualTo(200);
    stopped.get();
  }

  @Test
  void sends_kept_alive_callers_elsewhere_while_it_drains() throws Exception {
    server.start(serving(certificate));
    HttpClient client = client(HttpClient.Version.HTTP_1_1, certificate);
    assertThat(
            send(client, post("/validate", TestingDecisions.review()))
                .headers()
                .firstValue("Connection"))
        .isEmpty();

    server.drain();

    HttpResponse<byte[]> response = send(client, post("/validate", TestingDecisions.review()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Connection")).hasValue("close");
  }

  private Decision decide(byte[] review, Surroundings surroundings) {
    return switch (ReviewParser.parse(review)) {
      case ParsedReview.Parsed(var change) -> {
        if (change.name().equals("slow")) {
          slowReviewBegun.countDown();
          awaitQuietly(slowReview);
        }
        yield TestingDecisions.allow();
      }
      case ParsedReview.Malformed(var _, String message) ->
          new Decision(
              new Verdict.Fault(
                  "Malformed", List.of(new Reason("HF-FAULT-Malformed", "holdfast", message, ""))),
              null,
              null,
              List.of(),
              null,
              List.of(),
              List.of(),
              Optional.empty(),
              "");
    };
  }

  private static byte[] slowReview() {
    return new String(TestingDecisions.review(), StandardCharsets.UTF_8)
        .replace("pg-data-0", "slow")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServingCertificate serving(TestingCertificates certificate) throws Exception {
    return ServingCertificate.parse(certificate.certificatePem(), certificate.keyPem());
  }

  private HttpClient http2() {
    return client(HttpClient.Version.HTTP_2, certificate);
  }

  private HttpClient client(
      HttpClient.Version version, TestingCertificates trusted, TestingCertificates... shown) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(version)
            .sslContext(trusted.clientContext(shown))
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    clients.add(client);
    return client;
  }

  private HttpRequest post(String path, byte[] body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("https://127.0.0.1:%d%s?timeout=10s".formatted(server.port(), path)))
        .timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    return TestingDecisions.json(response.body());
  }
}

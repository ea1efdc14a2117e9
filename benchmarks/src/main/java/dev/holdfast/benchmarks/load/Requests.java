package dev.holdfast.benchmarks.load;

import dev.holdfast.devcluster.Trust;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Requests to an API server by one bearer token, over connections that are kept. */
record Requests(HttpClient http, URI server, String token) {
  /** With the token and the authority of a kubeconfig. */
  static Requests of(Path kubeconfig) throws IOException {
    Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
    byte[] authority = Base64.getMimeDecoder().decode(config.getCaCertData());
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Trust.in(new String(authority, StandardCharsets.UTF_8)))
            .build();
    return new Requests(http, URI.create(config.getMasterUrl()), config.getAutoOAuthToken());
  }

  /** Asks once, in a dry run. */
  HttpResponse<String> send(Operation operation) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                server.resolve(
                    "/api/v1/namespaces/%s/%s?dryRun=All"
                        .formatted(Scene.namespace(operation), operation.object())))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/merge-patch+json")
            .method(
                operation.method(),
                HttpRequest.BodyPublishers.ofString(operation.patch(), StandardCharsets.UTF_8))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}

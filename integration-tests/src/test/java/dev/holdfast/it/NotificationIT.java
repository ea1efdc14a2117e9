package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Guide;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.NotificationReceiver;
import dev.holdfast.it.harness.NotificationReceiver.Post;
import dev.holdfast.it.harness.Twins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a request is told once per step, as an Event and as a signed CloudEvent, through
 * a receiver that fails and an operator that restarts.
 */
@HoldfastTest
class NotificationIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void everyStepOnceToReceiverAndInEvents(Guarded guarded, Twins twins) {
    String request = denied(guarded, twins);
    Post created = guarded.receiver().await(request, "created");
    JsonNode event = created.event();
    assertThat(created.type()).startsWith("application/cloudevents+json");
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo(created.id());
    assertThat(event.path("source").asText()).isEqualTo("urn:holdfast:cluster:" + cluster(guarded));
    JsonNode data = event.path("data");
    assertThat(data.path("target").asText())
        .isEqualTo("persistentvolumeclaims " + twins.staging() + "/" + Twins.CLAIM);
    assertThat(data.path("operation").asText()).isEqualTo("DELETE");
    assertThat(data.at("/requester/agent").asText()).isEqualTo("cursor-staging");
    assertThat(data.at("/lost/lines").toString()).contains("PRODUCTION");
    assertThat(data.at("/requirements/0/group").asText()).isEqualTo("dba");

    new Approvals(guarded).approveByTwo(request);
    JsonNode approved = guarded.receiver().await(request, "approved").event();
    assertThat(approved.at("/data/signed").asText()).isEqualTo("2/2");
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
    guarded.receiver().await(request, "executed");
    for (String reason : List.of("Created", "FirstApproval", "Approved", "Executed")) {
      awaitOneEvent(guarded, request, reason);
    }
    for (String step : List.of("created", "approved", "executed")) {
      assertThat(guarded.receiver().posts(request, step)).as(step).hasSize(1);
    }
    assertThat(guarded.receiver().posts(request, "expired")).isEmpty();
  }

  @Test
  void whoRefusedAndWhy(Guarded guarded, Twins twins) {
    String request = denied(guarded, twins);
    String no =
        Approval.rejection(
            request + "-no", new Approvals(guarded).statement(request), "restore the dump");
    guarded.dana().kubectl(guarded.cluster()).create(no).orThrow();
    Post rejected = guarded.receiver().await(request, "rejected");
    assertThat(rejected.event().at("/data/message").asText()).contains("restore the dump");
    awaitOneEvent(guarded, request, "Rejected");
  }

  @Test
  void aReceiverThatIsDownIsToldLaterUnderTheSameId(Guarded guarded, Twins twins) {
    guarded.receiver().refuse(2, twins.staging());
    String request = denied(guarded, twins);
    guarded.receiver().await(request, "created");
    List<Post> tries = guarded.receiver().posts(request, "created");
    assertThat(tries).extracting(Post::status).containsExactly(503, 503, 204);
    assertThat(tries).extracting(Post::id).containsOnly(tries.getFirst().id());
    assertThat(guarded.installation().operator().metrics())
        .containsPattern("holdfast_notifications_total\\{result=\"retried\"} [1-9]")
        .containsPattern("holdfast_notifications_total\\{result=\"delivered\"} [1-9]")
        .contains("holdfast_notifications_waiting ");
  }

  @Test
  void theSignatureVerifiesAsTheGuideSays(Guarded guarded, Twins twins) throws Exception {
    Post post = guarded.receiver().await(denied(guarded, twins), "created");
    assertThat(verified(post).stdout().strip()).isEqualTo(post.signature());
    Post forged =
        new Post(
            post.id(),
            post.timestamp(),
            post.signature(),
            post.type(),
            post.body().replace("DELETE", "UPDATE"),
            200);
    assertThat(verified(forged).stdout().strip()).isNotEqualTo(post.signature());
  }

  /** Runs the guide's own block. */
  private CommandResult verified(Post post) throws Exception {
    Files.writeString(folder.resolve("body"), post.body());
    return new Command(
            List.of("bash", "-euo", "pipefail"),
            Map.of(
                "SECRET", NotificationReceiver.SECRET,
                "ID", post.id(),
                "TIMESTAMP", post.timestamp()),
            folder)
        .run(new Guide("docs/guides/notifications.md").block("openssl dgst"))
        .orThrow();
  }

  @Test
  void aRestartedOperatorTellsNothingAgain(Guarded guarded, Twins twins) {
    String request = denied(guarded, twins);
    guarded.receiver().await(request, "created");
    awaitMark(guarded, request);
    guarded.installation().operator().kill();
    guarded.installation().operator().start();
    guarded.installation().awaitReady();
    // A later step of the same request has gone all the way, so an earlier one would have too.
    new Approvals(guarded).approveByTwo(request);
    guarded.receiver().await(request, "approved");
    assertThat(guarded.receiver().posts(request, "created")).hasSize(1);
    awaitOneEvent(guarded, request, "Created");
  }

  @Test
  void whatAKilledOperatorCouldNotTellIsToldUnderTheSameId(Guarded guarded, Twins twins) {
    guarded.receiver().refuse(Integer.MAX_VALUE, twins.staging());
    String request = denied(guarded, twins);
    Await.until("a try", LIMIT, () -> !guarded.receiver().posts(request, "created").isEmpty());
    guarded.installation().operator().kill();
    guarded.receiver().refuse(0, "");
    guarded.installation().operator().start();
    guarded.receiver().await(request, "created");
    assertThat(guarded.receiver().posts(request, "created"))
        .extracting(Post::id)
        .containsOnly(guarded.receiver().posts(request, "created").getFirst().id());
    awaitMark(guarded, request);
  }

  @Test
  void neitherSecretNorPathIsLogged(Guarded guarded, Twins twins) {
    guarded.receiver().refuse(1, twins.staging());
    guarded.receiver().await(denied(guarded, twins), "created");
    assertThat(guarded.installation().operator().lines())
        .anyMatch(line -> line.contains("answered 503"))
        .noneMatch(line -> line.contains("s3cret") || line.contains("whsec_"));
  }

  private static String denied(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    return Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
  }

  private static String cluster(Guarded guarded) {
    return guarded.admin().must("get", "ns", "kube-system", "-o", "jsonpath={.metadata.uid}");
  }

  private static void awaitMark(Guarded guarded, String request) {
    guarded.admin().must("wait", "chr/" + request, "--for=condition=Notified", "--timeout=60s");
  }

  private static void awaitOneEvent(Guarded guarded, String request, String reason) {
    Await.until(
        "one Event " + reason + " of " + request,
        LIMIT,
        () ->
            guarded
                    .admin()
                    .must(
                        "get",
                        "events",
                        "-n",
                        "default",
                        "--field-selector",
                        "involvedObject.name=" + request + ",reason=" + reason,
                        "-o",
                        "name")
                    .lines()
                    .count()
                == 1);
  }
}

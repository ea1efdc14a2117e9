package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer counts only when it is the webhook's, and is about what was asked. */
class DryRunTest {
  private static final String DENIED =
      "admission webhook \"persistentvolumeclaims.data.holdfast.dev\" denied the request: Holdfast"
          + " blocked DELETE";

  private static final DeletionImpact TOLD = told("staging", "data", PropagationPolicy.Background);

  private final TestingApiServer server;

  DryRunTest() throws IOException {
    server = new TestingApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsAlwaysADryRun() {
    server.says(403, denial(DENIED, DeletionImpact.CAUSE, TOLD));
    assertThat(ask("pvc/data", "staging")).contains(TOLD);
    assertThat(server.asked())
        .containsExactly(
            "GET /apis/holdfast.dev/v1alpha1 Bearer secret",
            "DELETE /api/v1/namespaces/staging/persistentvolumeclaims/data"
                + "?dryRun=All&propagationPolicy=Background Bearer secret"
                + " {\"apiVersion\": \"v1\", \"kind\": \"DeleteOptions\","
                + " \"dryRun\": [\"All\"], \"propagationPolicy\": \"Background\"}");
  }

  @Test
  void theNamespaceIsThatOfTheContextOrNone() {
    ask("pvc/data", null);
    ask("namespace/orders", "staging");
    assertThat(server.asked().get(1))
        .startsWith("DELETE /api/v1/namespaces/default/persistentvolumeclaims/data?dryRun=All&");
    assertThat(server.asked().get(3)).startsWith("DELETE /api/v1/namespaces/orders?dryRun=All&");
  }

  @Test
  void noDeletionIsSentWhereHoldfastIsNot() {
    server.kinds(404).says(403, denial(DENIED, DeletionImpact.CAUSE, TOLD));
    assertThat(ask("pvc/data", "staging")).isEmpty();
    assertThat(server.asked()).containsExactly("GET /apis/holdfast.dev/v1alpha1 Bearer secret");
  }

  @Test
  void whatIsNoNameIsNeverSent() {
    assertThat(ask("pvc/..", "staging")).isEmpty();
    assertThat(ask("pvc/a?dryRun=", "staging")).isEmpty();
    assertThat(ask("pvc/data", "..")).isEmpty();
    assertThat(ask("pvc/data", "")).isEmpty();
    assertThat(server.asked()).allSatisfy(asked -> assertThat(asked).startsWith("GET "));
  }

  @Test
  void everythingElseIsNoAnswer() {
    assertNoAnswer(200, "{}");
    assertNoAnswer(404, denial(DENIED, DeletionImpact.CAUSE, TOLD));
    assertNoAnswer(500, "");
    assertNoAnswer(403, "");
    assertNoAnswer(403, "not JSON");
    assertNoAnswer(403, denial("pvc is forbidden: User \"vera\" cannot delete", "x", TOLD));
    assertNoAnswer(403, denial(DENIED, "HF-VOL-001", TOLD));
    assertNoAnswer(403, denial(DENIED, DeletionImpact.CAUSE, TOLD).replace("H4sI", "H4sJ"));
    String other = DENIED.replace("holdfast.dev", "example.com");
    assertNoAnswer(403, denial(other, DeletionImpact.CAUSE, TOLD));
    for (DeletionImpact wrong :
        List.of(
            told("staging", "other", PropagationPolicy.Background),
            told("elsewhere", "data", PropagationPolicy.Background),
            told("staging", "data", PropagationPolicy.Orphan))) {
      assertNoAnswer(403, denial(DENIED, DeletionImpact.CAUSE, wrong));
    }
  }

  @Test
  void nobodyListens() {
    Access access = server.access();
    server.close();
    assertThat(DryRun.at(access)).isSameAs(Guard.NONE);
  }

  private void assertNoAnswer(int status, String body) {
    server.says(status, body);
    assertThat(ask("pvc/data", "staging")).as(body).isEmpty();
  }

  private Optional<DeletionImpact> ask(String reference, @Nullable String namespace) {
    Reference named = Reference.parse(reference);
    return DryRun.at(server.access())
        .impact(
            CoreKinds.called(named).orElseThrow(),
            namespace,
            named.name(),
            PropagationPolicy.Background);
  }

  private static DeletionImpact told(String namespace, String name, PropagationPolicy propagation) {
    ObjectRef target =
        new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", namespace, name);
    return new DeletionImpact(target, propagation, Impact.none());
  }

  private static String denial(String message, String cause, DeletionImpact told) {
    ObjectNode status = new ObjectMapper().createObjectNode();
    status.put("kind", "Status").put("message", message).put("reason", "Forbidden");
    status
        .putObject("details")
        .putArray("causes")
        .addObject()
        .put("reason", cause)
        .put("message", told.text(TestingTerminal.NOW));
    return status.toString();
  }
}

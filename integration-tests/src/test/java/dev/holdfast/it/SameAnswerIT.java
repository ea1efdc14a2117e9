package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.ReviewClient;
import dev.holdfast.it.harness.Twins;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However often one review is asked, in parallel and on both replicas, there is one answer and one
 * request to approve.
 */
@HoldfastTest
class SameAnswerIT {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void onBothReplicas(int times, Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String review = review(guarded, twins);
    try (ReviewClient client = new ReviewClient(guarded)) {
      List<JsonNode> answers = client.send(review, guarded.installation().endpoints(), times);
      assertThat(answers).hasSize(2 * times);
      assertThat(answers.stream().map(answer -> answer.path("status")).distinct()).hasSize(1);
      assertThat(answers.getFirst().path("allowed").asBoolean(true)).isFalse();
      String request = requestIn(answers.getFirst().path("status").path("message").asText());
      guarded.admin().must("wait", "--for=create", "chr/" + request, "--timeout=30s");
      long requests =
          guarded
              .admin()
              .must("get", "chr", "-o", "jsonpath={range .items[*]}{.spec.statement}{'\\n'}{end}")
              .lines()
              .filter(statement -> statement.contains("\"" + twins.staging() + "\""))
              .count();
      assertThat(requests).isEqualTo(1);
    }
  }

  private static String requestIn(String message) {
    return Pattern.compile("chr-[a-z2-7]+")
        .matcher(message)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no request in: " + message))
        .group();
  }

  private static String review(Guarded guarded, Twins twins) {
    String claim =
        guarded.admin().must("get", "pvc", Twins.CLAIM, "-n", twins.staging(), "-o", "json");
    return """
        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
          "uid": "0a1b2c3d-0000-4000-8000-000000000001",
          "kind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "resource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
          "requestKind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "requestResource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
          "name": "%s", "namespace": "%s", "operation": "DELETE",
          "userInfo": {"username": "system:serviceaccount:agents:cursor", "uid": "1",
            "groups": ["system:serviceaccounts", "system:serviceaccounts:agents", "system:authenticated"]},
          "object": null, "oldObject": %s, "dryRun": false,
          "options": {"kind": "DeleteOptions", "apiVersion": "meta.k8s.io/v1", "propagationPolicy": "Background"}
        }}
        """
        .formatted(Twins.CLAIM, twins.staging(), claim);
  }
}

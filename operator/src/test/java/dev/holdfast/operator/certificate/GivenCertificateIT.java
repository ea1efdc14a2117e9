package dev.holdfast.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.operator.harness.OperatorBench;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody else fills in the Secret, as cert-manager's controller does; the operator has the API
 * server trust it. cert-manager itself doesn't run here: it can't be built as a module of others.
 */
@ExtendWith(SharedCluster.class)
class GivenCertificateIT {
  private static final String ISSUER = "system:serviceaccount:cert-manager:cert-manager";
  private static final String CONFIGURATION =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: holdfast}
      webhooks:
      - name: one.holdfast.dev
        clientConfig: {url: "https://127.0.0.1:1/one"}
        rules: [{apiGroups: [none.example], apiVersions: ["*"], operations: [DELETE], resources: [nothing]}]
        sideEffects: None
        admissionReviewVersions: [v1]
      """;

  private OperatorBench bench;

  @BeforeEach
  void start(DevCluster cluster) {
    bench = OperatorBench.start(cluster, "", ISSUER);
    bench.apply(CONFIGURATION);
  }

  @AfterEach
  void stop() {
    bench.cluster().kubectl().must("delete", "validatingwebhookconfiguration", "holdfast");
    bench.close();
  }

  @Test
  void itIsTrustedAndSoIsTheOneBefore() throws GeneralSecurityException {
    fill("null", "null", "null");
    Await.until(
        "the operator to tell that it waits",
        OperatorBench.LIMIT,
        () ->
            bench
                .cluster()
                .kubectl()
                .must("get", "events", "-A")
                .contains("Secret holdfast-webhook-tls waits for " + ISSUER));
    assertThat(caBundle()).isEmpty();
    X509Certificate first = fill();
    awaitTrust(first);
    X509Certificate second = fill();
    awaitTrust(second, first);
    assertThat(
            bench
                .cluster()
                .kubectl()
                .must(
                    "get",
                    "secret/holdfast-webhook-tls",
                    "-n",
                    "holdfast",
                    "-o",
                    "jsonpath={.data['tls\\.key']}"))
        .as("the operator writes nothing into it")
        .isEqualTo(base64("the issuer's"));
  }

  private X509Certificate fill() throws GeneralSecurityException {
    X509Certificate certificate =
        new CertificateIssuer()
            .issue(List.of("holdfast.example"), bench.clock().instant())
            .certificate();
    String pem = '"' + base64(Pem.of(List.of(certificate))) + '"';
    fill(pem, '"' + base64("the issuer's") + '"', pem);
    return certificate;
  }

  private void fill(String certificate, String key, String authority) {
    bench
        .cluster()
        .kubectl()
        .must(
            "patch",
            "secret/holdfast-webhook-tls",
            "-n",
            "holdfast",
            "--type=merge",
            "-p",
            "{\"data\": {\"tls.crt\": %s, \"tls.key\": %s, \"ca.crt\": %s}}"
                .formatted(certificate, key, authority));
  }

  private void awaitTrust(X509Certificate... certificates) throws GeneralSecurityException {
    String wanted = base64(Pem.of(List.of(certificates)));
    Await.until(
        certificates.length + " certificates to be trusted",
        OperatorBench.LIMIT,
        () -> caBundle().equals(wanted));
  }

  private String caBundle() {
    return bench
        .cluster()
        .kubectl()
        .must(
            "get",
            "validatingwebhookconfiguration",
            "holdfast",
            "-o",
            "jsonpath={.webhooks[0].clientConfig.caBundle}");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.Tools;
import dev.holdfast.devcluster.junit.SharedCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code helm upgrade} leaves alone what the operator wrote into objects of the chart, whether Helm
 * merges by itself (3) or has the API server apply (4).
 */
@ParameterizedClass
@EnumSource
@ExtendWith(SharedCluster.class)
class UpgradeIT {
  /** Which Helm. */
  enum Helm {
    THREE {
      @Override
      Path program(DevCluster cluster) {
        return Tools.extra(cluster.repository(), "helm3");
      }
    },
    FOUR {
      @Override
      Path program(DevCluster cluster) {
        return cluster.tools().helm();
      }
    };

    abstract Path program(DevCluster cluster);
  }

  @Parameter private Helm helm;

  private static final String RELEASE_NAMESPACE = "upgrade";

  private DevCluster cluster;
  private Kubectl kubectl;

  @BeforeEach
  void install(DevCluster cluster) {
    this.cluster = cluster;
    this.kubectl = cluster.kubectl();
    helm("install", "--create-namespace");
  }

  @AfterEach
  void uninstall() {
    Command.of(helm.program(cluster).toString(), "uninstall", "holdfast", "-n", RELEASE_NAMESPACE)
        .with("--kubeconfig", cluster.kubeconfig().toString())
        .run()
        .orThrow();
  }

  @Test
  void keepsTheBundleOfCertificatesAndTheCertificate() {
    String bundle =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: holdfast}
        webhooks:
        - name: guard.holdfast.dev
          clientConfig: {caBundle: Q0E=}
        """;
    kubectl
        .command("apply", "--server-side", "--field-manager=holdfast-operator", "-f", "-")
        .run(bundle)
        .orThrow();
    kubectl.must(
        "patch",
        "secret/holdfast-webhook-tls",
        "-n",
        RELEASE_NAMESPACE,
        "--type=merge",
        "-p",
        "{\"data\":{\"tls.crt\":\"Q0E=\"}}");

    helm("upgrade", "--set", "webhook.timeoutSeconds=12");

    assertThat(entry("{.timeoutSeconds}")).isEqualTo("12");
    assertThat(entry("{.clientConfig.caBundle}")).isEqualTo("Q0E=");
    assertThat(entry("{.clientConfig.url}")).isEqualTo("https://127.0.0.1:1/validate");
    assertThat(
            kubectl.must(
                "get",
                "secret/holdfast-webhook-tls",
                "-n",
                RELEASE_NAMESPACE,
                "-o",
                "jsonpath={.data['tls\\.crt']}"))
        .isEqualTo("Q0E=");
  }

  /** The last step of the runbook's break-glass, whose first ones have taken things away. */
  @Test
  void makesAgainWhatWasTakenAway() {
    helm("upgrade", "--set", "deployments.enabled=true");
    kubectl.must(
        "scale", "deployment", "holdfast-operator", "-n", RELEASE_NAMESPACE, "--replicas=0");
    kubectl.must(
        "patch",
        "validatingwebhookconfiguration/holdfast",
        "--type=json",
        "-p",
        "[{\"op\": \"remove\", \"path\": \"/webhooks/0\"}]");
    String entries = "jsonpath={.webhooks[*].name}";
    String left = kubectl.must("get", "validatingwebhookconfiguration/holdfast", "-o", entries);
    helm("upgrade", "--set", "deployments.enabled=true");
    String whole = kubectl.must("get", "validatingwebhookconfiguration/holdfast", "-o", entries);
    assertThat(whole.split(" ", -1)).hasSize(left.split(" ", -1).length + 1);
    assertThat(
            kubectl.must(
                "get",
                "deployment",
                "holdfast-operator",
                "-n",
                RELEASE_NAMESPACE,
                "-o",
                "jsonpath={.spec.replicas}"))
        .isEqualTo("1");

    kubectl.must("delete", "validatingwebhookconfiguration", "holdfast");
    helm("upgrade", "--set", "deployments.enabled=true");
    assertThat(kubectl.must("get", "validatingwebhookconfiguration/holdfast", "-o", entries))
        .isEqualTo(whole);
  }

  private String entry(String path) {
    String inside = path.substring(1, path.length() - 1);
    return kubectl.must(
        "get",
        "validatingwebhookconfiguration/holdfast",
        "-o",
        "jsonpath={.webhooks[?(@.name==\"guard.holdfast.dev\")]" + inside + "}");
  }

  private void helm(String verb, String... more) {
    Command.of(helm.program(cluster).toString(), verb, "holdfast")
        .with(cluster.repository().resolve("charts/holdfast").toString())
        .with("--namespace", RELEASE_NAMESPACE, "--kubeconfig", cluster.kubeconfig().toString())
        .with("--set", "deployments.enabled=false", "--set", "webhook.url=https://127.0.0.1:1")
        // Other tests have applied the CRDs already, as another field manager.
        .with("--skip-crds")
        .with(more)
        .run()
        .orThrow();
  }
}

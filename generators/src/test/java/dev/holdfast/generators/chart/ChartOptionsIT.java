package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart renders around the two servers: who may talk to them, and who watches them. */
class ChartOptionsIT {
  private static final RenderedChart CHART = RenderedChart.with();

  @Test
  void nobodyTalksToItsPodsButThroughTheirPorts() {
    assertThat(CHART.object("NetworkPolicy", "holdfast-webhook").at("/spec/ingress/0/ports"))
        .hasToString("[{\"port\":\"https\"},{\"port\":\"metrics\"}]");
    JsonNode operator = CHART.object("NetworkPolicy", "holdfast-operator");
    assertThat(operator.at("/spec/ingress/0/ports")).hasToString("[{\"port\":\"health\"}]");
    assertThat(ports(operator)).containsExactly(53, 53, 443, 6443);
    RenderedChart told =
        RenderedChart.with(
            "notifications.url=https://chat.example.com:8443/x", "notifications.secretName=a");
    assertThat(ports(told.object("NetworkPolicy", "holdfast-operator"))).contains(8443);
    assertThat(ports(told.object("NetworkPolicy", "holdfast-webhook"))).doesNotContain(8443);
    assertThat(RenderedChart.with("networkPolicy.enabled=false").text())
        .doesNotContain("NetworkPolicy");
  }

  private static List<Integer> ports(JsonNode networkPolicy) {
    return networkPolicy.at("/spec/egress/0/ports").findValues("port").stream()
        .map(JsonNode::asInt)
        .toList();
  }

  @Test
  void certManagerIssuesTheCertificateWhenItIsAskedTo() {
    assertThat(CHART.object("Secret", "holdfast-webhook-tls").path("type").asText())
        .isEqualTo("Opaque");
    assertThat(CHART.text()).doesNotContain("cert-manager");
    RenderedChart issued =
        RenderedChart.with(
            "certificate.certManager.enabled=true",
            "certificate.certManager.issuerRef.name=cluster-ca",
            "certificate.certManager.issuerRef.kind=ClusterIssuer",
            "certificate.certManager.account=tools/cm");
    JsonNode spec = issued.object("Certificate", "holdfast-webhook").path("spec");
    assertThat(spec.path("secretName").asText()).isEqualTo("holdfast-webhook-tls");
    assertThat(spec.path("issuerRef"))
        .hasToString(
            "{\"group\":\"cert-manager.io\",\"kind\":\"ClusterIssuer\",\"name\":\"cluster-ca\"}");
    assertThat(spec.path("dnsNames").path(0).asText()).isEqualTo("holdfast-webhook.holdfast.svc");
    assertThat(issued.text())
        .contains("{name: HOLDFAST_CERTIFICATE_ISSUER, value: system:serviceaccount:tools:cm}")
        .doesNotContain("kind: Secret");
    assertThat(RenderedChart.helm("template", "certificate.certManager.enabled=true").stderr())
        .contains("certificate.certManager.issuerRef.name is needed");
  }

  @Test
  void monitoringIsThereWhenItIsAskedFor() {
    assertThat(CHART.text()).doesNotContain("monitoring.coreos.com", "holdfast-dashboard");
    RenderedChart watched =
        RenderedChart.with(
            "monitoring.serviceMonitor.enabled=true",
            "monitoring.serviceMonitor.labels.release=prometheus",
            "monitoring.prometheusRule.enabled=true",
            "monitoring.dashboard.enabled=true");
    assertThat(watched.object("ServiceMonitor", "holdfast").at("/metadata/labels/release").asText())
        .isEqualTo("prometheus");
    assertThat(
            watched.object("Service", "holdfast-operator-metrics").at("/spec/clusterIP").asText())
        .isEqualTo("None");
    assertThat(alerts(watched)).hasSizeGreaterThan(10).contains("HoldfastNotAsked");
    assertThat(watched.object("ConfigMap", "holdfast-dashboard").at("/data/holdfast.json").asText())
        .contains("\"uid\": \"holdfast\"");
    RenderedChart open =
        RenderedChart.with("monitoring.prometheusRule.enabled=true", "guard.admissionPolicy=false");
    assertThat(alerts(watched)).contains("HoldfastDisarmed");
    assertThat(alerts(open)).doesNotContain("HoldfastDisarmed");
  }

  @Test
  void prometheusItselfReadsTheAlerts(@TempDir Path folder) throws IOException {
    JsonNode rule =
        RenderedChart.with("monitoring.prometheusRule.enabled=true")
            .object("PrometheusRule", "holdfast");
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, new YAMLMapper().writeValueAsString(rule.path("spec")));
    String rulecheck = Tools.extra(Repository.find(), "rulecheck").toString();
    assertThat(Command.of(rulecheck, file.toString()).run().orThrow().stdout().strip())
        .isEqualTo(Integer.toString(rule.findValuesAsText("alert").size()));
    Files.writeString(file, Files.readString(file).replaceFirst("== 0", "==="));
    assertThat(Command.of(rulecheck, file.toString()).run().stderr()).contains("could not parse");
  }

  private static List<String> alerts(RenderedChart chart) {
    return chart.object("PrometheusRule", "holdfast").findValuesAsText("alert");
  }
}

package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart renders by the real Helm what the design asks of it, and refuses values it can't use.
 */
class ChartIT {
  private static final RenderedChart CHART = RenderedChart.with();

  /** Creation and binding: what a cluster needs to start while Holdfast is down. */
  private static final Set<String> MAY_PASS_UNANSWERED =
      Set.of(
          "creation.holdfast.dev",
          "pods.holdfast.dev",
          "persistentvolumes.unanswered.holdfast.dev");

  @Test
  void passesTheStrictLinter() {
    assertThat(RenderedChart.helm("lint").exitCode()).isZero();
  }

  @Test
  void helmThreeMakesTheSameOfIt() {
    assertThat(RenderedChart.helmThree("lint").exitCode()).isZero();
    String[] everything = {
      "monitoring.serviceMonitor.enabled=true", "monitoring.prometheusRule.enabled=true"
    };
    assertThat(
            new RenderedChart(RenderedChart.helmThree("template", everything).orThrow().stdout())
                .objects())
        .containsExactlyInAnyOrderElementsOf(RenderedChart.with(everything).objects());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enforcment=Audit",
        "enforcement=Off",
        "webhook.replica=3",
        "webhook.failurePolicy.data=Sometimes",
        "webhook.url=http://127.0.0.1:1",
        "webhook.url=https://127.0.0.1:1/path",
        "policies.volumes-shared-backing.enforcement=Perhaps",
        "linkage.productionLabel.env[0]=x",
        "approvers[0].name=dana",
        "trustCount=0",
        "guard.admissionPolicy=perhaps",
        "networkPolicy.apiServerPorts[0]=https",
        "monitoring.serviceMonitor.interval=often",
        "operator.extra=x",
        "notifications.url=http://chat.example.com/hook",
        "notifications.types[0]=signed",
        "notifications.secret=x",
        "watchedResources[0].group=castles.example.com",
        "watchedResources[0].resources[0]=fortresses",
        "{\"watchedResources\":[{\"group\":\"a.example.com\",\"resources\":[\"*\"]}]}",
        "{\"watchedResources\":[{\"group\":\"\",\"resources\":[\"secrets\"]}]}",
        "{\"watchedResources\":[{\"group\":\"a.example.com\",\"resources\":[\"b\"],\"scope\":\"*\"}]}"
      })
  void refusesValuesItDoesNotKnow(String setting) {
    CommandResult result = RenderedChart.helm("template", setting);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stderr()).contains("values");
  }

  @Test
  void asksForTheAddressOfAWebhookThatRunsElsewhere() {
    CommandResult result = RenderedChart.helm("template", "deployments.enabled=false");
    assertThat(result.stderr()).contains("webhook.url is needed");
  }

  @Test
  void rendersNoCustomResource() {
    assertThat(CHART.objects())
        .extracting(object -> object.path("apiVersion").asText())
        .noneMatch(version -> version.startsWith("holdfast.dev"));
  }

  @Test
  void rendersNoWorkloadForProcessesElsewhere() {
    RenderedChart chart =
        RenderedChart.with("deployments.enabled=false", "webhook.url=https://127.0.0.1:1/");
    assertThat(chart.objects())
        .extracting(object -> object.path("kind").asText())
        .contains("ValidatingWebhookConfiguration", "ServiceAccount", "ConfigMap", "Secret")
        .doesNotContain("Deployment", "Service", "PodDisruptionBudget");
    assertThat(entries(chart))
        .allSatisfy(
            entry ->
                assertThat(entry.at("/clientConfig/url").asText())
                    .isEqualTo("https://127.0.0.1:1/validate"));
  }

  @Test
  void everyEntryIsAsTheDesignWantsIt() {
    for (JsonNode entry : entries(CHART)) {
      assertThat(entry.path("matchPolicy").asText()).isEqualTo("Equivalent");
      assertThat(entry.path("sideEffects").asText()).isEqualTo("NoneOnDryRun");
      assertThat(entry.path("timeoutSeconds").asInt()).isEqualTo(10);
      assertThat(entry.has("objectSelector")).isFalse();
      assertThat(entry.has("namespaceSelector")).isFalse();
      assertThat(entry.at("/clientConfig").has("caBundle")).isFalse();
      boolean mayPass = MAY_PASS_UNANSWERED.contains(entry.path("name").asText());
      assertThat(entry.path("failurePolicy").asText())
          .as(entry.path("name").asText())
          .isEqualTo(mayPass ? "Ignore" : "Fail");
      for (JsonNode rule : entry.path("rules")) {
        assertThat(rule.path("apiVersions")).singleElement().hasToString("\"*\"");
      }
    }
  }

  @Test
  void conditionsLookAtTheAnnotationsThatTheValuesName() {
    RenderedChart chart = RenderedChart.with("linkage.productionLabels.tier[0]=gold");
    assertThat(entries(chart).getFirst().at("/matchConditions/0/expression").asText())
        .contains("'holdfast.dev/protected'", "'environment'", "'tier'")
        .doesNotContain("$");
  }

  @Test
  void conditionsNameOurAccountsInTheNamespaceOfTheRelease() {
    JsonNode guard = entries(CHART).getLast();
    assertThat(guard.at("/matchConditions/0/expression").asText())
        .contains("'system:serviceaccount:holdfast:holdfast-operator'")
        .contains("'system:serviceaccount:holdfast:holdfast-webhook'")
        .doesNotContain("$");
  }

  @Test
  void broughtKindsGetAnEntryAndTheRightToReadThem() {
    RenderedChart chart =
        RenderedChart.with(
            "{\"watchedResources\":[{\"group\":\"castles.example.com\","
                + "\"resources\":[\"fortresses\",\"moats\"]},"
                + "{\"group\":\"\",\"resources\":[\"configmaps\"],\"clusterScoped\":false}]}");
    List<JsonNode> watched =
        entries(chart).stream()
            .filter(entry -> entry.path("name").asText().endsWith(".watched.holdfast.dev"))
            .toList();
    assertThat(watched)
        .extracting(entry -> entry.path("name").asText())
        .containsExactly(
            "fortresses.castles.example.com.watched.holdfast.dev",
            "moats.castles.example.com.watched.holdfast.dev",
            "configmaps.watched.holdfast.dev");
    JsonNode entry = watched.getFirst();
    assertThat(entry.has("matchConditions")).isFalse();
    assertThat(entry.path("failurePolicy").asText()).isEqualTo("Fail");
    assertThat(entry.path("matchPolicy").asText()).isEqualTo("Equivalent");
    assertThat(entry.path("sideEffects").asText()).isEqualTo("NoneOnDryRun");
    JsonNode rule = entry.at("/rules/0");
    assertThat(texts(rule.path("operations"))).containsExactly("CREATE", "UPDATE", "DELETE");
    assertThat(texts(rule.path("apiVersions"))).containsExactly("*");
    assertThat(texts(rule.path("resources")))
        .containsExactly("fortresses", "fortresses/status", "fortresses/scale");
    assertThat(rule.path("scope").asText()).isEqualTo("*");
    assertThat(watched.getLast().at("/rules/0/scope").asText()).isEqualTo("Namespaced");
    for (String role : List.of("holdfast-webhook", "holdfast-operator", "holdfast-viewer")) {
      assertThat(chart.object("ClusterRole", role).path("rules"))
          .as(role)
          .anySatisfy(
              right -> {
                assertThat(texts(right.path("apiGroups"))).containsExactly("castles.example.com");
                assertThat(texts(right.path("resources"))).containsExactly("fortresses", "moats");
                assertThat(texts(right.path("verbs"))).containsExactly("get", "list", "watch");
              });
    }
    assertThat(definitions(chart))
        .contains("'holdfast.dev'")
        .contains("] + ['castles.example.com']");
    assertThat(definitions(CHART)).doesNotContain(" + [");
  }

  private static String definitions(RenderedChart chart) {
    return entries(chart).stream()
        .filter(
            entry ->
                entry
                    .path("name")
                    .asText()
                    .startsWith("customresourcedefinitions.apiextensions.k8s.io.cascade"))
        .findFirst()
        .orElseThrow()
        .at("/matchConditions/0/expression")
        .asText();
  }

  @Test
  void shellsAreFreeWhereTheReleaseIs() {
    JsonNode shell =
        entries(CHART).stream()
            .filter(entry -> entry.path("name").asText().equals("shell.holdfast.dev"))
            .findFirst()
            .orElseThrow();
    assertThat(shell.at("/matchConditions/0/expression").asText())
        .isEqualTo("!(request.namespace in ['kube-system', 'holdfast'])\n");
  }

  @Test
  void settingsLeaveApproversOutUnlessTheyAreNamed() {
    assertThat(settings(CHART)).doesNotContain("approvers:").contains("enforcement: Enforce");
    String approver =
        "{\"approvers\":[{\"name\":\"dana\",\"spec\":{\"subjects\":[],\"groups\":[\"trust\"],"
            + "\"keys\":[]}}]}";
    assertThat(settings(RenderedChart.with(approver))).contains("approvers:\n- name: dana\n");
  }

  @Test
  void containersRunRestricted() {
    for (String name : List.of("holdfast-webhook", "holdfast-operator")) {
      JsonNode container = CHART.object("Deployment", name).at("/spec/template/spec/containers/0");
      JsonNode security = container.path("securityContext");
      assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
      assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
      assertThat(container.path("resources").has("requests")).isTrue();
    }
  }

  @Test
  void notificationsMountTheirSecretAndGrantNoRightToReadIt() {
    RenderedChart chart =
        RenderedChart.with(
            "notifications.url=https://chat.example.com/hook",
            "notifications.secretName=chat",
            "notifications.types[0]=created",
            "notifications.types[1]=expired",
            "notifications.caBundle=-----BEGIN CERTIFICATE-----");
    JsonNode pod = chart.object("Deployment", "holdfast-operator").at("/spec/template/spec");
    assertThat(pod.at("/containers/0/env").toString())
        .contains("https://chat.example.com/hook")
        .contains("\"created,expired\"")
        .contains("/etc/holdfast/notifications-ca/ca.crt");
    assertThat(pod.at("/volumes/1/secret/secretName").asText()).isEqualTo("chat");
    assertThat(pod.at("/containers/0/volumeMounts/1/readOnly").asBoolean()).isTrue();
    assertThat(chart.object("ConfigMap", "holdfast-notifications-ca").at("/data/ca.crt").asText())
        .startsWith("-----BEGIN");
    assertThat(chart.object("Role", "holdfast-operator"))
        .isEqualTo(CHART.object("Role", "holdfast-operator"));
    assertThat(chart.object("ClusterRole", "holdfast-operator"))
        .isEqualTo(CHART.object("ClusterRole", "holdfast-operator"));
    assertThat(CHART.text()).doesNotContain("NOTIFICATIONS");
    assertThat(
            RenderedChart.helm("template", "notifications.url=https://chat.example.com").stderr())
        .contains("notifications.secretName is needed");
  }

  @Test
  void viewersReadEveryKindOfOurs() throws IOException {
    Set<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.list(Repository.find().resolve("crds"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".holdfast.dev.yaml"))
          .forEach(name -> kinds.add(name.replace(".holdfast.dev.yaml", "")));
    }
    JsonNode resources = CHART.object("ClusterRole", "holdfast-viewer").at("/rules/0/resources");
    assertThat(texts(resources)).containsExactlyElementsOf(kinds);
  }

  private static List<JsonNode> entries(RenderedChart chart) {
    JsonNode list = chart.object("ValidatingWebhookConfiguration", "holdfast").path("webhooks");
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static String settings(RenderedChart chart) {
    return chart.object("ConfigMap", "holdfast-settings").at("/data/settings.yaml").asText();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

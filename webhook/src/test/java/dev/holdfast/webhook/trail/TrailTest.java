package dev.holdfast.webhook.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ResourceKind;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.policy.Enforcement;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import dev.holdfast.webhook.review.TestingDecisions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TrailTest {
  private static final Reason REASON = new Reason("HF-VOL-002", "volumes-shared-backing", "m", "");

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> created = Collections.synchronizedList(new ArrayList<>());
  private final Deque<RequestStore.Stored> results = new ArrayDeque<>();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Trail trail =
      new Trail("pod-1", Catalogue::builtIn, lines::add, this::create, registry);

  @Test
  void writes_a_line_of_named_fields_and_nothing_else() {
    Decision denied = TestingDecisions.deny(REASON);
    Decision decision =
        new Decision(
            denied.verdict(),
            denied.change(),
            denied.identity(),
            List.of(new Effect(EffectClass.Delete, "core.delete", "", null, null, "hunter2")),
            null,
            List.of(
                new Decision.PolicyResult(
                    "volumes-shared-backing",
                    Enforcement.Enforce,
                    List.of(REASON),
                    List.of(new Requirement("p", "HF-VOL-002", "dba", 2, false, "hunter2")),
                    List.of(),
                    "")),
            List.of("hunter2"),
            denied.pending(),
            denied.revision());

    trail.accept(TestingDecisions.outcome(decision));
    trail.close();

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).doesNotContain("hunter2").doesNotContain("\n");
    JsonNode line = TestingDecisions.json(lines.getFirst().getBytes(StandardCharsets.UTF_8));
    assertThat(line.get("type").asText()).isEqualTo("holdfast/decision");
    assertThat(line.get("decision_id").asText()).isEqualTo("decision-1");
    assertThat(line.get("sequence").asInt()).isZero();
    assertThat(line.get("timestamp").asText()).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(line.at("/labels/replica").asText()).isEqualTo("pod-1");
    assertThat(line.at("/requester/username").asText())
        .isEqualTo("system:serviceaccount:agents:cursor");
    assertThat(line.at("/requester/class").asText()).isEqualTo("Agent");
    assertThat(line.at("/requester/agent").asText()).isEqualTo("cursor-staging");
    assertThat(line.at("/requester/credential/0").asText()).isEqualTo("JTI=1");
    assertThat(line.at("/change/resource").asText()).isEqualTo("persistentvolumeclaims");
    assertThat(line.at("/change/uid").asText()).isEqualTo("claim-1");
    assertThat(line.at("/effects/0/rule").asText()).isEqualTo("core.delete");
    assertThat(line.at("/policies/0/deny/0").asText()).isEqualTo("HF-VOL-002");
    assertThat(line.at("/policies/0/require_approval/0").asText()).isEqualTo("HF-VOL-002");
    assertThat(line.get("verdict").asText()).isEqualTo("Deny");
    assertThat(line.at("/codes/0").asText()).isEqualTo("HF-VOL-002");
    assertThat(line.get("request").asText()).isEqualTo("chr-abc");
    assertThat(line.get("revision").asText()).isEqualTo("sha256:1234");
    assertThat(line.at("/metrics/timer_server_handler_ns").asLong()).isEqualTo(7_000_000);
  }

  @Test
  void names_the_maintenance_window_that_let_it_pass() {
    trail.accept(TestingDecisions.outcome(TestingDecisions.inWindow("77")));
    trail.accept(TestingDecisions.outcome(TestingDecisions.allow()));
    trail.close();
    assertThat(lines.getFirst()).contains("\"maintenance_window\":\"77\"");
    assertThat(lines.getLast()).doesNotContain("maintenance_window");
  }

  @Test
  void numbers_the_lines() {
    for (int i = 0; i < 3; i++) {
      trail.accept(TestingDecisions.outcome(TestingDecisions.allow()));
    }
    trail.close();

    assertThat(lines)
        .extracting(
            line ->
                TestingDecisions.json(line.getBytes(StandardCharsets.UTF_8))
                    .get("sequence")
                    .asInt())
        .containsExactly(0, 1, 2);
  }

  @Test
  void leaves_out_what_concerns_nothing_watched() {
    trail.accept(TestingDecisions.outcome(of(new Verdict.Allow(List.of()), "", "configmaps")));
    trail.accept(TestingDecisions.outcome(of(new Verdict.Deny(List.of(REASON)), "", "configmaps")));
    trail.close();

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("\"Deny\"");
  }

  @Test
  void creates_the_request_once_however_often_it_is_denied() {
    trail.accept(TestingDecisions.outcome(TestingDecisions.deny(REASON)));
    trail.accept(TestingDecisions.outcome(TestingDecisions.deny(REASON)));
    trail.close();

    assertThat(created).containsExactly("chr-abc");
    assertThat(registry.scrape())
        .contains("holdfast_change_requests_total{result=\"Created\"} 1.0");
  }

  @Test
  void tries_again_when_a_request_could_not_be_created() {
    results.add(new RequestStore.Stored.Failed("connection refused", true));
    results.add(new RequestStore.Stored.Existed());

    trail.accept(TestingDecisions.outcome(TestingDecisions.deny(REASON)));
    trail.close();

    assertThat(created).containsExactly("chr-abc", "chr-abc");
    assertThat(registry.scrape())
        .contains("holdfast_change_requests_total{result=\"Existed\"} 1.0");
  }

  @Test
  void gives_up_on_a_request_that_will_never_be_accepted() {
    results.add(new RequestStore.Stored.Failed("invalid", false));

    trail.accept(TestingDecisions.outcome(TestingDecisions.deny(REASON)));
    trail.close();

    assertThat(created).hasSize(1);
    assertThat(registry.scrape()).contains("holdfast_change_requests_total{result=\"Failed\"} 1.0");
  }

  @Test
  void counts_with_few_labels() {
    trail.accept(TestingDecisions.outcome(TestingDecisions.deny(REASON)));
    trail.accept(
        TestingDecisions.outcome(of(new Verdict.Allow(List.of("cha-1")), "x.dev", "widgets")));
    trail.close();

    assertThat(registry.scrape().lines())
        .contains(
            "holdfast_admission_reviews_total{class=\"Agent\",group=\"\",operation=\"DELETE\","
                + "resource=\"persistentvolumeclaims\",verdict=\"Deny\"} 1.0",
            "holdfast_admission_reviews_total{class=\"Agent\",group=\"other\","
                + "operation=\"DELETE\",resource=\"other\",verdict=\"Allow\"} 1.0",
            "holdfast_admission_duration_seconds_count{verdict=\"Deny\"} 1",
            "holdfast_approvals_total{result=\"Accepted\"} 1.0",
            "holdfast_approvals_total{result=\"Missing\"} 1.0");
  }

  private static Decision of(Verdict verdict, String group, String resource) {
    Change claim = TestingDecisions.change();
    Change change =
        new Change(
            claim.reviewUid(),
            claim.operation(),
            new ResourceKind(group, "v1", resource, "Any"),
            "",
            "",
            "any",
            "uid",
            claim.requester(),
            false,
            null,
            claim.options(),
            null,
            null,
            List.of(),
            claim.request());
    return new Decision(
        verdict,
        change,
        new Identity(change.requester(), RequesterClass.Agent, "a", "b"),
        List.of(),
        null,
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }

  private synchronized RequestStore.Stored create(PendingRequest request) {
    created.add(request.name());
    RequestStore.Stored result = results.poll();
    return result == null ? new RequestStore.Stored.Created() : result;
  }
}

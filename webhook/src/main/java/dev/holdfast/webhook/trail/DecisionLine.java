package dev.holdfast.webhook.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import dev.holdfast.webhook.review.Outcome;
import dev.holdfast.webhook.review.VerdictName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One decision as a line of JSON. Each field is named here: object bodies, field values and policy
 * messages (which may quote them) never get in. Names are those of OPA's decision log where it has
 * them.
 */
final class DecisionLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CREDENTIAL = "authentication.kubernetes.io/credential-id";
  private static final String POD = "authentication.kubernetes.io/pod-name";

  private final JsonGenerator json;

  private DecisionLine(JsonGenerator json) {
    this.json = json;
  }

  static String of(Outcome outcome, String replica, long sequence) {
    StringWriter line = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      new DecisionLine(json).write(outcome, replica, sequence);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't fail", e);
    }
    return line.toString();
  }

  private void write(Outcome outcome, String replica, long sequence) throws IOException {
    Decision decision = outcome.decision();
    json.writeStartObject();
    json.writeStringField("type", "holdfast/decision");
    json.writeStringField("decision_id", outcome.id());
    json.writeNumberField("sequence", sequence);
    json.writeStringField("timestamp", outcome.at().toString());
    json.writeObjectFieldStart("labels");
    json.writeStringField("app", "holdfast-webhook");
    json.writeStringField("replica", replica);
    json.writeEndObject();
    json.writeStringField("req_id", outcome.reviewUid());
    requester(decision.identity(), decision.change());
    change(decision.change());
    effects(decision.effects());
    impact(decision.impact());
    policies(decision.policies());
    verdict(decision);
    json.writeStringField("revision", decision.revision());
    json.writeObjectFieldStart("metrics");
    json.writeNumberField("timer_server_handler_ns", outcome.duration().toNanos());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void requester(@Nullable Identity identity, @Nullable Change change) throws IOException {
    if (change == null) {
      return;
    }
    json.writeObjectFieldStart("requester");
    json.writeStringField("username", change.requester().username());
    strings("groups", change.requester().groups());
    if (identity != null) {
      json.writeStringField("class", identity.requesterClass().name());
      json.writeStringField("agent", identity.agent());
    }
    strings("credential", change.requester().extra().getOrDefault(CREDENTIAL, List.of()));
    strings("pod", change.requester().extra().getOrDefault(POD, List.of()));
    json.writeEndObject();
  }

  private void change(@Nullable Change change) throws IOException {
    if (change == null) {
      return;
    }
    json.writeObjectFieldStart("change");
    json.writeStringField("operation", change.operation().name());
    json.writeStringField("group", change.kind().group());
    json.writeStringField("version", change.kind().version());
    json.writeStringField("resource", change.kind().resource());
    json.writeStringField("subresource", change.subresource());
    json.writeStringField("namespace", change.namespace());
    json.writeStringField("name", change.name());
    json.writeStringField("uid", change.uid());
    json.writeBooleanField("dryRun", change.dryRun());
    if (change.propagationPolicy() != null) {
      json.writeStringField("propagationPolicy", change.propagationPolicy().name());
    }
    json.writeEndObject();
  }

  private void effects(List<Effect> effects) throws IOException {
    json.writeArrayFieldStart("effects");
    for (Effect effect : effects) {
      json.writeStartObject();
      json.writeStringField("effect", effect.effect().name());
      json.writeStringField("rule", effect.rule());
      json.writeStringField("path", effect.path());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void impact(@Nullable Impact impact) throws IOException {
    if (impact == null) {
      return;
    }
    json.writeObjectFieldStart("impact");
    json.writeStringField("digest", impact.digest());
    json.writeNumberField("items", impact.items().size());
    json.writeNumberField("destroyed", count(impact, item -> item.fate() == Fate.Destroyed));
    json.writeNumberField("production", count(impact, item -> item.linkage().production()));
    json.writeNumberField("sharedBackups", count(impact, item -> item.linkage().sharedBackup()));
    json.writeEndObject();
  }

  private static long count(Impact impact, Predicate<ImpactItem> which) {
    return impact.items().stream().filter(which).count();
  }

  private void policies(List<Decision.PolicyResult> policies) throws IOException {
    json.writeArrayFieldStart("policies");
    for (Decision.PolicyResult policy : policies) {
      json.writeStartObject();
      json.writeStringField("policy", policy.policy());
      json.writeStringField("enforcement", policy.enforcement().name());
      strings("deny", policy.denies().stream().map(Reason::code).toList());
      strings("require_approval", policy.requirements().stream().map(Requirement::code).toList());
      strings("warn", policy.warns().stream().map(Reason::code).toList());
      json.writeBooleanField("fault", !policy.fault().isEmpty());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void verdict(Decision decision) throws IOException {
    json.writeStringField("verdict", VerdictName.of(decision.verdict()));
    switch (decision.verdict()) {
      case Verdict.Allow(List<String> approvals) -> strings("approvals", approvals);
      case Verdict.Deny(List<Reason> reasons) ->
          strings("codes", reasons.stream().map(Reason::code).toList());
      case Verdict.Fault(String reason, List<Reason> reasons) -> {
        json.writeStringField("fault", reason);
        strings("codes", reasons.stream().map(Reason::code).toList());
      }
    }
    if (!decision.window().isEmpty()) {
      json.writeStringField("maintenance_window", decision.window());
    }
    if (decision.pending().isPresent()) {
      json.writeStringField("request", decision.pending().get().name());
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}

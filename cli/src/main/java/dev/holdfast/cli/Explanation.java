package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Decision.PolicyResult;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision with all that led to it, on a screen. */
record Explanation(PrintWriter out, Instant now, boolean everything) {
  private static final int LINES_SHOWN = 24;

  void of(Decision decision, PolicyBundleSpec bundle) {
    change(Objects.requireNonNull(decision.change()), Objects.requireNonNull(decision.identity()));
    out.printf("%-10s %s%n", "Bundle", bundle.revision());
    section("Effects", decision.effects().stream().map(Explanation::effect).toList());
    impact(decision.impact());
    policies(decision.policies(), bundle);
    verdict(decision);
  }

  private void change(Change change, Identity identity) {
    String subresource = change.subresource().isEmpty() ? "" : "/" + change.subresource();
    String name =
        change.namespace().isEmpty() ? change.name() : change.namespace() + "/" + change.name();
    field(
        "Change",
        "%s %s%s %s%s"
            .formatted(
                change.operation(),
                change.kind().resource(),
                subresource,
                name,
                change.dryRun() ? " (dry-run)" : ""));
    String agent = identity.agent().isEmpty() ? "" : " " + identity.agent();
    field(
        "Asked by",
        "%s (%s%s)".formatted(identity.requester().username(), identity.requesterClass(), agent));
  }

  private static String effect(Effect effect) {
    String where = effect.path().isEmpty() ? "" : " at " + effect.path();
    String values =
        effect.from() == null && effect.to() == null
            ? ""
            : ": %s -> %s".formatted(value(effect.from()), value(effect.to()));
    return "%s by rule %s%s%s; %s"
        .formatted(effect.effect(), effect.rule(), where, values, effect.message());
  }

  private static String value(@Nullable Object value) {
    return value == null ? "absent" : value.toString();
  }

  private void impact(@Nullable Impact impact) {
    if (impact == null) {
      section("Impact", List.of());
      return;
    }
    List<String> lines = ImpactTree.lines(impact, now);
    boolean cut = !everything && lines.size() > LINES_SHOWN + 1;
    section(
        "Impact (%d items, digest %s)".formatted(impact.items().size(), impact.digest()),
        cut ? lines.subList(0, LINES_SHOWN) : lines);
    if (cut) {
      out.printf("  … and %d more lines: --full shows them%n", lines.size() - LINES_SHOWN);
    }
  }

  private void policies(List<PolicyResult> results, PolicyBundleSpec bundle) {
    List<String> lines = new ArrayList<>();
    results.forEach(result -> policy(result, lines));
    Set<String> asked = results.stream().map(PolicyResult::policy).collect(Collectors.toSet());
    bundle.entrypoints().stream()
        .map(BundleEntrypoint::policy)
        .filter(policy -> !asked.contains(policy))
        .forEach(policy -> lines.add(policy + ": doesn't look at such changes"));
    section("Policies", lines);
  }

  private static void policy(PolicyResult result, List<String> lines) {
    String policy = result.policy() + " (" + result.enforcement() + "): ";
    int before = lines.size();
    result.denies().forEach(reason -> lines.add(policy + "denies, " + reason(reason)));
    result
        .requirements()
        .forEach(requirement -> lines.add(policy + "requires " + requirement(requirement)));
    result.warns().forEach(reason -> lines.add(policy + "warns, " + reason(reason)));
    if (!result.fault().isEmpty()) {
      lines.add(policy + "failed, " + result.fault());
    }
    if (lines.size() == before) {
      lines.add(policy + "has nothing against it");
    }
  }

  private static String requirement(Requirement requirement) {
    return "%d of %s, %s: %s"
        .formatted(
            requirement.count(), requirement.from(), requirement.code(), requirement.message());
  }

  private static String reason(Reason reason) {
    return reason.code() + ": " + reason.message();
  }

  private void verdict(Decision decision) {
    switch (decision.verdict()) {
      case Verdict.Allow(List<String> approvals) ->
          section(
              "Verdict: ALLOWED",
              approvals.isEmpty() ? List.of() : List.of("by " + String.join(", ", approvals)));
      case Verdict.Deny(List<Reason> reasons) ->
          section("Verdict: DENIED", reasons.stream().map(Explanation::reason).toList());
      case Verdict.Fault(String fault, List<Reason> reasons) ->
          section(
              "Verdict: DENIED, since the guard can't tell (" + fault + ")",
              reasons.stream().map(Explanation::reason).toList());
    }
    if (!decision.warnings().isEmpty()) {
      section("Warnings", decision.warnings());
    }
  }

  private void section(String title, List<String> lines) {
    out.println();
    out.println(title);
    if (lines.isEmpty() && !title.startsWith("Verdict")) {
      out.println("  none");
    }
    lines.forEach(line -> out.println("  " + Screen.printable(line)));
  }

  private void field(String name, String value) {
    out.printf("%-10s %s%n", name, Screen.printable(value));
  }
}

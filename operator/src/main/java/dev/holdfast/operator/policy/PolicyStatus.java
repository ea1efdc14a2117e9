package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus.SourceError;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.compiler.CompileError;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a policy's status says, from the compiled set and the bundle that replicas report on. */
final class PolicyStatus {
  /** Bounds of the custom resource's schema. */
  private static final int MOST_ERRORS = 128;

  private static final int LONGEST_MESSAGE = 8192;

  private final CompiledSet set;
  private final Optional<String> tooLarge;
  private final Optional<PolicyBundle> bundle;
  private final ReplicaCount count;
  private final Instant now;

  /**
   * @param tooLarge why the set couldn't become the bundle, if so
   * @param bundle the active one
   */
  PolicyStatus(
      CompiledSet set, Optional<String> tooLarge, Optional<PolicyBundle> bundle, Instant now) {
    this.set = set;
    this.tooLarge = tooLarge;
    this.bundle = bundle;
    this.count = ReplicaCount.of(bundle);
    this.now = now;
  }

  GuardrailPolicyStatus of(GuardrailPolicy policy) {
    List<CompileError> mistakes =
        set.mistakes().getOrDefault(policy.getMetadata().getName(), List.of());
    Optional<BundleEntrypoint> running = running(policy);
    Condition compiled = compiled(policy, mistakes);
    Condition enforced = enforced(policy, running);
    return new GuardrailPolicyStatus(
        List.of(compiled, enforced, ready(policy, compiled, enforced, running)),
        mistakes.isEmpty()
            ? null
            : mistakes.stream().limit(MOST_ERRORS).map(PolicyStatus::error).toList(),
        running.map(BundleEntrypoint::generation).orElse(null),
        running.isEmpty() ? null : bundle.map(found -> found.getSpec().revision()).orElse(null),
        running.isEmpty() ? null : count.toString(),
        set.rules().get(policy.getMetadata().getName()));
  }

  private Optional<BundleEntrypoint> running(GuardrailPolicy policy) {
    return bundle.stream()
        .flatMap(found -> found.getSpec().entrypoints().stream())
        .filter(entry -> entry.uid().equals(policy.getMetadata().getUid()))
        .findFirst();
  }

  private Condition compiled(GuardrailPolicy policy, List<CompileError> mistakes) {
    if (mistakes.isEmpty()) {
      return condition(policy, "Compiled", true, "Compiled", "the newest generation is good");
    }
    CompileError first = mistakes.getFirst();
    String more = mistakes.size() == 1 ? "" : " (and " + (mistakes.size() - 1) + " more)";
    return condition(policy, "Compiled", false, first.code(), place(first) + more);
  }

  private Condition enforced(GuardrailPolicy policy, Optional<BundleEntrypoint> running) {
    if (running.isEmpty()) {
      return tooLarge
          .map(problem -> condition(policy, "Enforced", false, "BundleTooLarge", problem))
          .orElseGet(
              () -> condition(policy, "Enforced", false, "NotInBundle", "no replica runs it"));
    }
    String who = count + " replicas run generation " + running.get().generation();
    if (!count.isEvery()) {
      return condition(policy, "Enforced", false, "RollingOut", who);
    }
    boolean isNewest = isNewest(policy, running.get());
    return condition(policy, "Enforced", true, isNewest ? "Newest" : "LastGood", who);
  }

  private Condition ready(
      GuardrailPolicy policy,
      Condition compiled,
      Condition enforced,
      Optional<BundleEntrypoint> running) {
    if (compiled.status().equals("False")) {
      String last =
          running
              .map(entry -> "; generation " + entry.generation() + " stays in force")
              .orElse("; no generation is in force");
      return condition(policy, "Ready", false, compiled.reason(), compiled.message() + last);
    }
    if (running.isPresent() && !isNewest(policy, running.get())) {
      String problem = tooLarge.orElse("the newest generation isn't in the bundle yet");
      return condition(
          policy, "Ready", false, tooLarge.isPresent() ? "BundleTooLarge" : "RollingOut", problem);
    }
    boolean isReady = enforced.status().equals("True");
    return condition(
        policy, "Ready", isReady, isReady ? "Ready" : enforced.reason(), enforced.message());
  }

  private static boolean isNewest(GuardrailPolicy policy, BundleEntrypoint entry) {
    return entry.generation().equals(policy.getMetadata().getGeneration());
  }

  private Condition condition(
      GuardrailPolicy policy, String type, boolean holds, String reason, String message) {
    @Nullable List<Condition> before =
        policy.getStatus() == null ? null : policy.getStatus().conditions();
    return Conditions.next(
        before,
        type,
        Conditions.status(holds),
        policy.getMetadata().getGeneration(),
        reason,
        message,
        now);
  }

  private static String place(CompileError error) {
    String line = error.line() > 0 ? ":" + error.line() : "";
    String column = error.column() > 0 ? ":" + error.column() : "";
    return cut(error.file() + line + column + ": " + error.message());
  }

  private static SourceError error(CompileError error) {
    return new SourceError(
        error.file(),
        error.line() > 0 ? error.line() : null,
        error.column() > 0 ? error.column() : null,
        error.code(),
        cut(error.message()));
  }

  private static String cut(String text) {
    return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
  }
}

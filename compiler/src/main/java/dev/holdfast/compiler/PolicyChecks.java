package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.compiler.OpaErrors.OpaError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Runs {@code opa check} and {@code opa test}: on all policies at once as long as that tells who is
 * to blame, since a process costs more than a policy, else on each alone.
 */
final class PolicyChecks {
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);
  private static final Duration TEST_LIMIT = Duration.ofSeconds(30);
  private static final Duration SINGLE_TEST_LIMIT = Duration.ofSeconds(5);
  private static final int ALL_ERRORS = 1000;

  private final Opa opa;
  private final SortedMap<String, String> library;

  PolicyChecks(Opa opa, SortedMap<String, String> library) {
    this.opa = opa;
    this.library = library;
  }

  /** The mistakes by policy; a policy that isn't in the answer is good. */
  Map<ParsedPolicy, List<CompileError>> check(List<ParsedPolicy> policies) {
    var errors = new LinkedHashMap<ParsedPolicy, List<CompileError>>();
    // opa stops at the first kind of mistake, so those that are left may have others.
    List<ParsedPolicy> left = policies;
    while (!left.isEmpty()) {
      Map<ParsedPolicy, List<CompileError>> found = blame(left, this::runCheck);
      if (found.isEmpty()) {
        break;
      }
      errors.putAll(found);
      left = left.stream().filter(policy -> !errors.containsKey(policy)).toList();
    }
    if (left.stream().anyMatch(policy -> !policy.source().tests().isEmpty())) {
      errors.putAll(blame(left, this::runTests));
    }
    return errors;
  }

  private static Map<ParsedPolicy, List<CompileError>> blame(
      List<ParsedPolicy> policies, Step step) {
    return switch (step.run(policies)) {
      case Answer.Found found -> found.errors();
      case Answer.Unclear unclear when policies.size() == 1 ->
          Map.of(
              policies.getFirst(),
              List.of(
                  new CompileError(PolicyParser.POLICY, 0, 0, unclear.code(), unclear.message())));
      case Answer.Unclear _ -> {
        var errors = new LinkedHashMap<ParsedPolicy, List<CompileError>>();
        policies.forEach(policy -> errors.putAll(blame(List.of(policy), step)));
        yield errors;
      }
    };
  }

  private Answer runCheck(List<ParsedPolicy> policies) {
    try (var workspace = Workspace.create()) {
      BundleFolder folder = folder(workspace, policies);
      var arguments = new ArrayList<>(List.of("check", "--bundle", folder.name(), "--strict"));
      arguments.addAll(List.of("--capabilities", BundleFolder.CAPABILITIES));
      arguments.addAll(List.of("--format", "json", "--max-errors", String.valueOf(ALL_ERRORS)));
      return switch (opa.run(workspace, CHECK_LIMIT, arguments)) {
        case Opa.Output.Done done when done.isGood() -> new Answer.Found(Map.of());
        case Opa.Output.Done done -> errors(folder, done);
        case Opa.Output.OverTime over -> overTime("checking", over.limit());
      };
    }
  }

  private Answer runTests(List<ParsedPolicy> policies) {
    try (var workspace = Workspace.create()) {
      BundleFolder folder = folder(workspace, policies);
      var arguments = new ArrayList<>(List.of("test", "--bundle", folder.name()));
      arguments.addAll(List.of("--capabilities", BundleFolder.CAPABILITIES));
      arguments.addAll(List.of("--format", "json"));
      arguments.addAll(List.of("--timeout", SINGLE_TEST_LIMIT.toSeconds() + "s"));
      return switch (opa.run(workspace, TEST_LIMIT, arguments)) {
        case Opa.Output.Done done -> failures(folder, done);
        case Opa.Output.OverTime over -> overTime("testing", over.limit());
      };
    }
  }

  private BundleFolder folder(Workspace workspace, List<ParsedPolicy> policies) {
    var folder = new BundleFolder(workspace, "bundle");
    library.forEach((path, rego) -> folder.add("lib/" + path, rego));
    policies.forEach(policy -> folder.add(policy, true));
    folder.finish();
    return folder;
  }

  private static Answer errors(BundleFolder folder, Opa.Output.Done done) {
    var errors = new LinkedHashMap<ParsedPolicy, List<CompileError>>();
    for (OpaError error : OpaErrors.of(done)) {
      BundleFolder.Owner owner = folder.owner(error.path());
      if (owner == null) {
        return new Answer.Unclear(error.code(), error.message());
      }
      errors.computeIfAbsent(owner.policy(), _ -> new ArrayList<>()).add(owner.error(error));
    }
    return new Answer.Found(errors);
  }

  private static Answer failures(BundleFolder folder, Opa.Output.Done done) {
    JsonNode results;
    try {
      results = OpaErrors.tree(done);
    } catch (OpaException e) {
      return new Answer.Unclear("TestFailed", String.valueOf(e.getMessage()));
    }
    var errors = new LinkedHashMap<ParsedPolicy, List<CompileError>>();
    for (JsonNode result : results) {
      BundleFolder.Owner owner = folder.owner(result.path("location").path("file").asText());
      if (owner != null && (result.path("fail").asBoolean() || result.has("error"))) {
        errors
            .computeIfAbsent(owner.policy(), _ -> new ArrayList<>())
            .add(owner.module().error(result, "TestFailed", failure(result)));
      }
    }
    return new Answer.Found(errors);
  }

  private static String failure(JsonNode result) {
    String name = result.path("name").asText();
    JsonNode cause = result.path("error").path("message");
    return cause.isMissingNode() ? name + " failed" : name + " failed: " + cause.asText();
  }

  private static Answer overTime(String what, Duration limit) {
    return new Answer.Unclear("TimeLimit", what + " took longer than " + limit.toSeconds() + " s");
  }

  private interface Step {
    Answer run(List<ParsedPolicy> policies);
  }

  private sealed interface Answer {
    record Found(Map<ParsedPolicy, List<CompileError>> errors) implements Answer {}

    /** Something is wrong, but not with a policy that opa names. */
    record Unclear(String code, String message) implements Answer {}
  }
}

package dev.holdfast.compiler.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.compiler.BuiltInPolicy;
import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.PolicyCompiler;
import dev.holdfast.compiler.PolicySource;
import dev.holdfast.compiler.TestingOpa;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.policy.engine.EngineLimits;
import dev.holdfast.core.policy.engine.RegoEngine;
import dev.holdfast.core.policy.engine.Watchdog;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Decider;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Decision.PolicyResult;
import dev.holdfast.core.verdict.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs every built-in policy's suite through the real compiler, engine, impact and decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltInSuitesTest {
  private static final Path FOLDER = Path.of(System.getProperty("holdfast.root"), "policies");

  private final Catalogue catalogue = Catalogue.builtIn();
  private final Decider decider = new Decider();
  private ScheduledExecutorService scheduler;
  private Compilation compilation;
  private RegoEngine engine;

  @BeforeAll
  void compile() {
    scheduler = Executors.newSingleThreadScheduledExecutor();
    compilation =
        new PolicyCompiler(TestingOpa.PROGRAM)
            .compile(BuiltInPolicy.all().stream().map(BuiltInSuitesTest::source).toList());
    engine =
        RegoEngine.compile(
            compilation.wasm(), EngineLimits.forEvaluators(1), new Watchdog(scheduler));
  }

  @AfterAll
  void close() {
    engine.close();
    scheduler.shutdownNow();
  }

  @Test
  void everyBuiltInPolicyCompiles() {
    assertThat(compilation.bad()).isEmpty();
    assertThat(compilation.good()).hasSameSizeAs(BuiltInPolicy.all()).isNotEmpty();
  }

  @Test
  void everyBuiltInPolicyHasTestsASuiteAndSamplesOfBothKinds() {
    for (BuiltInPolicy policy : BuiltInPolicy.all()) {
      Path folder = folder(policy);
      assertThat(folder.resolve("policy_test.rego")).exists();
      assertThat(folder.resolve("suite.yaml")).exists();
      assertThat(folder.resolve("samples/allowed")).isNotEmptyDirectory();
      assertThat(folder.resolve("samples/denied")).isNotEmptyDirectory();
      assertThat(FOLDER.resolve("README.md"))
          .content()
          .contains("`" + policy.category() + "/" + policy.policy() + "`");
    }
  }

  @TestFactory
  Stream<DynamicContainer> suites() {
    return BuiltInPolicy.all().stream()
        .map(
            policy -> {
              Path folder = folder(policy);
              Suite suite = Suite.read(folder.resolve("suite.yaml"));
              return DynamicContainer.dynamicContainer(
                  suite.policy(),
                  suite.cases().stream()
                      .map(
                          each ->
                              DynamicTest.dynamicTest(
                                  each.name(), () -> check(suite.policy(), folder, each))));
            });
  }

  @Test
  void everySampleIsUsedByItsSuite() throws Exception {
    for (BuiltInPolicy policy : BuiltInPolicy.all()) {
      Path folder = folder(policy);
      List<String> used =
          Suite.read(folder.resolve("suite.yaml")).cases().stream()
              .map(Suite.Case::sample)
              .toList();
      try (Stream<Path> files = Files.walk(folder.resolve("samples"))) {
        assertThat(files.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString))
            .containsExactlyInAnyOrderElementsOf(used);
      }
    }
  }

  private void check(String policy, Path folder, Suite.Case each) {
    Sample sample = Sample.read(folder.resolve(each.sample()));
    Decision decision = decide(sample, bundle(policy));
    List<PolicyResult> results = decision.policies();
    Suite.Expectation expected = each.expect();
    if (expected.silent()) {
      assertThat(results)
          .allSatisfy(
              result -> {
                assertThat(result.fault()).isEmpty();
                assertThat(result.denies()).isEmpty();
                assertThat(result.requirements()).isEmpty();
              });
      assertThat(each.sample()).startsWith("samples/allowed/");
      return;
    }
    assertThat(each.sample()).startsWith("samples/denied/");
    assertThat(results).as("%s", decision.verdict()).hasSize(1);
    PolicyResult result = results.getFirst();
    assertThat(result.fault()).isEmpty();
    List<String> denials = expected.denials() == null ? List.of() : expected.denials();
    assertThat(result.denies()).extracting(Reason::code).containsExactlyElementsOf(denials);
    if (expected.approvals() == null) {
      assertThat(result.requirements()).isEmpty();
    } else {
      Requirement requirement = result.requirements().getFirst();
      assertThat(new Suite.Approvals(requirement.code(), requirement.group(), requirement.count()))
          .isEqualTo(expected.approvals());
    }
  }

  /** The first evaluations in a JVM may take longer than a policy is given; later ones don't. */
  private Decision decide(Sample sample, Bundle bundle) {
    Decision decision = decider.decide(sample.bytes(), sample.surroundings(bundle, catalogue));
    for (int again = 0; again < 20 && ranOutOfTime(decision); again++) {
      decision = decider.decide(sample.bytes(), sample.surroundings(bundle, catalogue));
    }
    return decision;
  }

  private static boolean ranOutOfTime(Decision decision) {
    return decision.policies().stream().anyMatch(result -> result.fault().startsWith("TimeLimit"));
  }

  private Bundle bundle(String policy) {
    String path =
        compilation.good().stream()
            .filter(good -> good.source().name().equals(policy))
            .findFirst()
            .orElseThrow()
            .path();
    BundleEntrypoint entrypoint =
        new BundleEntrypoint(policy, "uid", 1L, "Enforce", null, null, path);
    BundleSettings settings =
        new BundleSettings(
            LinkageRules.DEFAULTS, Map.of("dba", 2, "trust", 1), 1, null, null, List.of());
    return new Bundle(
        new PolicyBundleSpec(
            "sha256:test", List.of(entrypoint), settings, "bundle", compilation.opaVersion(), true),
        engine);
  }

  private static PolicySource source(BuiltInPolicy policy) {
    return new PolicySource(
        policy.name(),
        "uid",
        1,
        Instant.EPOCH,
        List.of(),
        policy.rego(),
        List.of(),
        List.of(),
        null);
  }

  private static Path folder(BuiltInPolicy policy) {
    return FOLDER.resolve(policy.category()).resolve(policy.policy());
  }
}

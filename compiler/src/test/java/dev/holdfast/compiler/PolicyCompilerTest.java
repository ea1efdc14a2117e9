package dev.holdfast.compiler;

import static dev.holdfast.compiler.TestingSources.matching;
import static dev.holdfast.compiler.TestingSources.policy;
import static dev.holdfast.compiler.TestingSources.withLibrary;
import static dev.holdfast.compiler.TestingSources.withParameters;
import static dev.holdfast.compiler.TestingSources.withTest;
import static dev.holdfast.compiler.TestingSources.younger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
  private static final PolicySource GOOD =
      policy("good", "package a.good\n\ndeny contains \"no\" if input.change.name == \"x\"\n");

  private final PolicyCompiler compiler = TestingEngine.compiler();

  @Test
  void compilesAPolicyToOneEntrypoint() {
    Compilation compilation = compiler.compile(List.of(GOOD));
    assertThat(compilation.bad()).isEmpty();
    assertThat(compilation.wasm()).startsWith(0, 'a', 's', 'm');
    assertThat(compilation.good())
        .singleElement()
        .satisfies(
            compiled -> {
              assertThat(compiled.source()).isEqualTo(GOOD);
              assertThat(compiled.path()).isEqualTo("holdfast/bundle/good/result");
              assertThat(compiled.rules()).containsExactly("deny");
            });
    assertThat(compilation.opaVersion()).startsWith("1.");
  }

  @Test
  void givesTheSameModuleForTheSamePoliciesInAnyOrder() {
    PolicySource other = policy("other", "package b\n\nwarn contains \"w\"\n");
    assertThat(compiler.compile(List.of(GOOD, other)).wasm())
        .isEqualTo(compiler.compile(List.of(other, GOOD)).wasm());
  }

  @Test
  void nothingToCompileIsAnEmptyModule() {
    assertThat(compiler.compile(List.of()).wasm()).isEmpty();
  }

  @Test
  void reportsASyntaxErrorWithItsPlaceAndKeepsTheOthers() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if {\n  input.change ==\n}\n"))
        .isEqualTo(new CompileError("policy.rego", 5, 1, "ParseError", "unexpected } token"));
  }

  @Test
  void reportsABuiltinThatIsNotOnTheList() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if time.now_ns() > 1\n"))
        .isEqualTo(
            new CompileError(
                "policy.rego", 3, 22, "UnknownBuiltin", "undefined function time.now_ns"));
  }

  @Test
  void reportsATypeError() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if startswith(1, \"a\")\n"))
        .extracting(CompileError::code, CompileError::line, CompileError::column)
        .containsExactly("TypeError", 3, 22);
  }

  @Test
  void reportsWhatStrictModeRefuses() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if { y := 1; input.now }\n"))
        .extracting(CompileError::code, CompileError::line)
        .containsExactly("CompileError", 3);
  }

  @Test
  void reportsAnUnsafeVariableAndARecursion() {
    assertThat(mistake("package b\n\ndeny contains x if x != 1\n").code())
        .isEqualTo("UnsafeVariable");
    assertThat(mistake("package b\n\ndeny contains \"x\" if a\n\na if b\n\nb if a\n").code())
        .isEqualTo("Recursion");
  }

  @Test
  void findsMistakesOfDifferentKindsInSeveralPoliciesAtOnce() {
    Compilation compilation =
        compiler.compile(
            List.of(
                policy("p1", "package p1\n\ndeny contains \"x\" if nope(1)\n"),
                policy("p2", "package p2\n\ndeny contains x if x != 1\n"),
                policy("p3", "package p3\n\ndeny contains \n"),
                GOOD));
    assertThat(compilation.bad()).containsOnlyKeys("p1", "p2", "p3");
    assertThat(compilation.good()).hasSize(1);
  }

  @Test
  void refusesWhatIsNotAVerdictSet() {
    assertThat(mistake("package b\n\nallow if input.now\n").code()).isEqualTo("NoRules");
    assertThat(mistake("package b\n\ndeny if input.now\n").code()).isEqualTo("NotASet");
    assertThat(mistake("package b\n\ndeny[\"x\"] := 1\n").code()).isEqualTo("NotASet");
  }

  @Test
  void refusesInputThatIsNotThere() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if input.object.kind\n"))
        .isEqualTo(
            new CompileError("policy.rego", 3, 22, "UnknownInput", "there is no input.object"));
    assertThat(
            mistake("package b\n\nimport input.objekt\n\ndeny contains \"x\" if objekt\n").code())
        .isEqualTo("UnknownInput");
  }

  @Test
  void refusesDataThatIsNotThere() {
    assertThat(mistake("package b\n\ndeny contains \"x\" if data.inventory.x\n").code())
        .isEqualTo("UnknownData");
    assertThat(mistake("package b\n\ndeny contains \"x\" if data[input.now].x\n").code())
        .isEqualTo("UnknownData");
    assertThat(mistake("package b\n\ndeny contains \"x\" if data.a.good.deny\n").code())
        .isEqualTo("UnknownData");
  }

  @Test
  void refusesTheNewObjectWhereThereIsNone() {
    PolicySource reads =
        policy("bad", "package b\n\ndeny contains \"x\" if input.review.object.spec\n");
    assertThat(compiler.compile(List.of(matching(reads, "DELETE"))).bad().get("bad"))
        .extracting(CompileError::code)
        .containsExactly("ReadsNewObjectOnDelete");
    assertThat(compiler.compile(List.of(matching(reads, "DELETE", "UPDATE"))).bad()).isEmpty();
  }

  @Test
  void refusesAReplaceThatNeverEnds() {
    assertThat(mistake("package b\n\ndeny contains replace(input.now, \"\", \"x\")\n").code())
        .isEqualTo("EmptyPattern");
    assertThat(
            mistake("package b\n\ndeny contains x if { x := replace(input.now, \"\", \"\") }\n")
                .code())
        .isEqualTo("EmptyPattern");
  }

  @Test
  void keepsOtherPoliciesOutOfReservedAndForeignPackages() {
    String rego = "\n\ndeny contains \"x\"\n";
    assertThat(mistake("package holdfast.lib.impact" + rego).code()).isEqualTo("ReservedPackage");
    assertThat(mistake("package holdfast.builtin.volumes.shared_backing" + rego).code())
        .isEqualTo("ReservedPackage");
    assertThat(mistake("package holdfast" + rego).code()).isEqualTo("ReservedPackage");
    PolicySource foreign =
        withLibrary(policy("bad", "package b" + rego), "mine.rego", "package a.good.x\n\ny := 1\n");
    assertThat(compiler.compile(List.of(foreign)).bad().get("bad"))
        .containsExactly(
            new CompileError(
                "mine.rego", 1, 1, "ForeignPackage", "must be in package b or in one below"));
  }

  @Test
  void compilesTheBuiltInPoliciesInTheirReservedPackages() {
    List<PolicySource> builtIn =
        BuiltInPolicy.all().stream().map(p -> policy(p.name(), p.rego())).toList();
    Compilation compilation = compiler.compile(builtIn);
    assertThat(builtIn).hasSizeGreaterThan(5);
    assertThat(compilation.bad()).isEmpty();
    assertThat(BuiltInPolicy.all())
        .allSatisfy(p -> assertThat(p.metadata().path("title").asText()).isNotEmpty());
  }

  @Test
  void theNewerPolicyLosesAPackage() {
    PolicySource below = younger(policy("newer", "package a.good.below\n\ndeny contains \"x\"\n"));
    Compilation compilation = compiler.compile(List.of(below, GOOD));
    assertThat(compilation.good()).extracting(c -> c.source().name()).containsExactly("good");
    assertThat(compilation.bad().get("newer"))
        .containsExactly(
            new CompileError(
                "policy.rego",
                1,
                1,
                "PackageConflict",
                "package a.good.below overlaps with that of the older policy good"));
  }

  @Test
  void runsThePolicysTests() {
    String test =
        """
        package b_test

        import data.b

        test_good if count(b.deny) == 0 with input as {"change": {"name": "y"}}

        test_bad if count(b.deny) == 1 with input as {"change": {"name": "y"}}
        """;
    PolicySource source =
        withTest(
            policy("bad", "package b\n\ndeny contains \"x\" if input.change.name == \"x\"\n"),
            "b_test.rego",
            test);
    assertThat(compiler.compile(List.of(source, GOOD)).bad().get("bad"))
        .containsExactly(new CompileError("b_test.rego", 7, 1, "TestFailed", "test_bad failed"));
  }

  @Test
  void testsCanReachNeitherNetworkNorClock() {
    PolicySource source =
        withTest(
            policy("bad", "package b\n\ndeny contains \"x\"\n"),
            "b_test.rego",
            "package b_test\n\ntest_x if http.send({\"method\": \"get\", \"url\": \"http://localhost\"})\n");
    assertThat(compiler.compile(List.of(source)).bad().get("bad"))
        .extracting(CompileError::file, CompileError::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("b_test.rego", "UnknownBuiltin"));
  }

  @Test
  void mixesOldAndNewRego() {
    PolicySource old =
        policy(
            "old",
            """
            package k8s.required

            violation[{"msg": msg}] {
              not input.review.object.metadata.labels.owner
              msg := sprintf("%v has no owner", [input.review.object.metadata.name])
            }
            """);
    try (var engine = new TestingEngine(GOOD, old)) {
      assertThat(engine.evaluate("{\"review\": {\"object\": {\"metadata\": {\"name\": \"n\"}}}}"))
          .extracting(Object::toString)
          .containsExactly(
              "Value[value={\"deny\":[]}]",
              "Value[value={\"violation\":[{\"msg\":\"n has no owner\"}]}]");
    }
  }

  @Test
  void putsParametersAndAliasesIn() {
    PolicySource source =
        withParameters(
            policy(
                "aliases",
                """
                package b

                deny contains input.parameters.message

                warn contains input.resource.name

                warn contains input.request.uid
                """),
            "{\"message\": \"é \\\"quoted\\\" \\n {} 1E+5\", \"n\": 1e5}");
    try (var engine = new TestingEngine(source)) {
      assertThat(
              engine.value(
                  "{\"review\": {\"uid\": \"u\", \"operation\": \"DELETE\","
                      + " \"object\": null, \"oldObject\": {\"name\": \"gone\"}}}"))
          .hasToString("{\"deny\":[\"é \\\"quoted\\\" \\n {} 1E+5\"],\"warn\":[\"gone\",\"u\"]}");
      assertThat(
              engine
                  .value(
                      "{\"review\": {\"uid\": \"u\", \"operation\": \"UPDATE\","
                          + " \"object\": {\"name\": \"new\"}, \"oldObject\": {\"name\": \"old\"}}}")
                  .path("warn"))
          .hasToString("[\"new\",\"u\"]");
    }
  }

  @Test
  void refusesAnotherProgram() {
    assertThatThrownBy(() -> new PolicyCompiler(Path.of("/bin/true")))
        .isInstanceOf(OpaException.class);
    assertThatThrownBy(() -> new PolicyCompiler(Path.of("/nowhere/opa")))
        .isInstanceOf(OpaException.class)
        .hasMessageContaining("/nowhere/opa");
  }

  private CompileError mistake(String rego) {
    Compilation compilation = compiler.compile(List.of(GOOD, policy("bad", rego)));
    assertThat(compilation.good()).extracting(c -> c.source().name()).containsExactly("good");
    assertThat(compilation.bad()).containsOnlyKeys("bad");
    return compilation.bad().get("bad").getFirst();
  }
}

package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.compiler.PolicySource.SourceModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Parses policies as Rego v1, and as v0 when only that fits. */
final class PolicyParser {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String FILE = "module.rego";
  static final String POLICY = "policy.rego";

  private final Opa opa;

  PolicyParser(Opa opa) {
    this.opa = opa;
  }

  /** Parses all modules of a policy; mistakes are added to the list. */
  ParsedPolicy parse(Workspace workspace, PolicySource source, List<CompileError> errors) {
    var modules = new ArrayList<RegoModule>();
    parse(workspace, POLICY, RegoModule.Kind.Policy, source.rego(), modules, errors);
    for (SourceModule library : source.libraries()) {
      parse(workspace, library.name(), RegoModule.Kind.Library, library.rego(), modules, errors);
    }
    for (SourceModule test : source.tests()) {
      parse(workspace, test.name(), RegoModule.Kind.Test, test.rego(), modules, errors);
    }
    return new ParsedPolicy(source, List.copyOf(modules));
  }

  private void parse(
      Workspace workspace,
      String name,
      RegoModule.Kind kind,
      String rego,
      List<RegoModule> modules,
      List<CompileError> errors) {
    workspace.write(FILE, rego);
    switch (tree(workspace, 1)) {
      case Tree.Good good -> modules.add(new RegoModule(name, kind, rego, 1, good.tree()));
      case Tree.Bad bad -> {
        if (tree(workspace, 0) instanceof Tree.Good good) {
          modules.add(new RegoModule(name, kind, rego, 0, good.tree()));
        } else {
          bad.errors().forEach(error -> errors.add(error.in(name)));
        }
      }
      case Tree.OverTime _ ->
          errors.add(new CompileError(name, 0, 0, "TimeLimit", "parsing took too long"));
    }
  }

  private Tree tree(Workspace workspace, int version) {
    var arguments = new ArrayList<>(List.of("parse", "--format", "json"));
    arguments.addAll(List.of("--json-include", "locations,-comments", FILE));
    if (version == 0) {
      arguments.add("--v0-compatible");
    }
    return switch (opa.run(workspace, LIMIT, arguments)) {
      case Opa.Output.Done done -> read(done);
      case Opa.Output.OverTime _ -> new Tree.OverTime();
    };
  }

  /**
   * A module that breaks opa itself, or whose tree is too deep to read, is its author's mistake.
   */
  private static Tree read(Opa.Output.Done done) {
    if (!done.isGood()) {
      return new Tree.Bad(OpaErrors.of(done));
    }
    try {
      return new Tree.Good(OpaErrors.tree(done));
    } catch (OpaException e) {
      String message = String.valueOf(e.getMessage());
      return new Tree.Bad(List.of(new OpaErrors.OpaError("", 0, 0, "CompileError", message)));
    }
  }

  private sealed interface Tree {
    record Good(JsonNode tree) implements Tree {}

    record Bad(List<OpaErrors.OpaError> errors) implements Tree {}

    record OverTime() implements Tree {}
  }
}

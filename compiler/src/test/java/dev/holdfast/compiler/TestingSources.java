package dev.holdfast.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.compiler.PolicySource.SourceModule;
import java.time.Instant;
import java.util.List;

/** Policies as tests write them. */
final class TestingSources {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private TestingSources() {}

  static PolicySource policy(String name, String rego) {
    return new PolicySource(
        name, "uid-" + name, 1, CREATED, List.of(), rego, List.of(), List.of(), null);
  }

  static PolicySource younger(PolicySource source) {
    return new PolicySource(
        source.name(),
        source.uid(),
        source.generation(),
        source.createdAt().plusSeconds(1),
        source.operations(),
        source.rego(),
        source.libraries(),
        source.tests(),
        source.parameters());
  }

  static PolicySource matching(PolicySource source, String... operations) {
    return new PolicySource(
        source.name(),
        source.uid(),
        source.generation(),
        source.createdAt(),
        List.of(operations),
        source.rego(),
        source.libraries(),
        source.tests(),
        source.parameters());
  }

  static PolicySource withTest(PolicySource source, String name, String rego) {
    return new PolicySource(
        source.name(),
        source.uid(),
        source.generation(),
        source.createdAt(),
        source.operations(),
        source.rego(),
        source.libraries(),
        List.of(new SourceModule(name, rego)),
        source.parameters());
  }

  static PolicySource withLibrary(PolicySource source, String name, String rego) {
    return new PolicySource(
        source.name(),
        source.uid(),
        source.generation(),
        source.createdAt(),
        source.operations(),
        source.rego(),
        List.of(new SourceModule(name, rego)),
        source.tests(),
        source.parameters());
  }

  static PolicySource withParameters(PolicySource source, String json) {
    try {
      return new PolicySource(
          source.name(),
          source.uid(),
          source.generation(),
          source.createdAt(),
          source.operations(),
          source.rego(),
          source.libraries(),
          source.tests(),
          new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

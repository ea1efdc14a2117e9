package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Kinds as users bring them. */
public final class TestingKinds {
  public static final String FORTRESS =
      """
      group: castles.example.com
      version: v1
      resource: fortresses
      kind: Fortress
      namespaced: true
      role: Database
      transitions:
      - {id: fortress.towers, path: spec.towers, when: Decreases, default: 1, effect: Shrink, message: a tower goes with its claims}
      dependents:
      - {group: "", resource: persistentvolumeclaims, selector: {castles.example.com/fortress: "{metadata.name}"}, fate: Destroyed}
      """;

  public static final String FORTRESSES = "fortresses.castles.example.com";

  private TestingKinds() {}

  public static DataKindSpec spec(String yaml) {
    try {
      return new YAMLMapper().readValue(yaml, DataKindSpec.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The built-in catalogue with one kind more. */
  public static Catalogue with(String name, String yaml) {
    return BroughtKinds.of(Catalogue.builtIn(), Map.of(name, spec(yaml)))
        .added(Catalogue.builtIn());
  }
}

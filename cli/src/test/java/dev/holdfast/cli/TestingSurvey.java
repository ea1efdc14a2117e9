package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.inventory.ServedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A cluster of a few objects in memory, written as YAML. */
final class TestingSurvey implements Survey {
  private final List<JsonNode> objects = new ArrayList<>();
  private final List<ServedKind> served = new ArrayList<>();
  private final Map<String, List<JsonNode>> others = new HashMap<>();
  private @Nullable PolicyBundleSpec bundle;
  private byte[] module = {};

  TestingSurvey() {
    for (DataKind kind : Catalogue.builtIn().kinds()) {
      List<String> shortNames =
          switch (kind.resource()) {
            case "persistentvolumeclaims" -> List.of("pvc");
            case "persistentvolumes" -> List.of("pv");
            case "namespaces" -> List.of("ns");
            default -> List.of();
          };
      serve(kind.group(), kind.version(), kind.resource(), kind.kind(), shortNames);
    }
  }

  TestingSurvey serve(
      String group, String version, String resource, String kind, List<String> shortNames) {
    served.add(
        new ServedKind(
            group,
            version,
            List.of(version),
            resource,
            kind.toLowerCase(Locale.ROOT),
            kind,
            shortNames,
            true));
    return this;
  }

  /** Adds objects; each gets a uid {@code uid-<namespace>-<name>}. */
  TestingSurvey with(String yaml) {
    read(yaml)
        .forEach(
            object -> {
              ObjectNode metadata = (ObjectNode) object.get("metadata");
              metadata.put(
                  "uid",
                  "uid-"
                      + metadata.path("namespace").asText("")
                      + "-"
                      + metadata.get("name").asText());
              objects.add(object);
            });
    return this;
  }

  TestingSurvey with(PolicyBundleSpec spec, byte[] gzippedModule) {
    bundle = spec;
    module = gzippedModule;
    return this;
  }

  TestingSurvey others(String resource, String yaml) {
    others.put(resource, read(yaml));
    return this;
  }

  private static List<JsonNode> read(String yaml) {
    try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public List<ServedKind> served() {
    return served;
  }

  @Override
  public Optional<JsonNode> object(DataKind kind, String namespace, String name) {
    return objects.stream()
        .filter(object -> object.get("kind").asText().equals(kind.kind()))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .filter(
            object ->
                object
                    .at("/metadata/namespace")
                    .asText("")
                    .equals(kind.namespaced() ? namespace : ""))
        .findFirst();
  }

  @Override
  public Inventory list(
      Catalogue catalogue, List<DataKind> kinds, BiConsumer<DataKind, JsonNode> seen) {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    for (DataKind kind : kinds) {
      for (JsonNode object : objects) {
        if (object.get("kind").asText().equals(kind.kind())) {
          inventory.put(Projection.of(object, kind));
          seen.accept(kind, object);
        }
      }
    }
    return inventory;
  }

  @Override
  public List<JsonNode> brought() {
    return all("", "", "datakinds");
  }

  @Override
  public Optional<PolicyBundleSpec> bundle() {
    return Optional.ofNullable(bundle);
  }

  @Override
  public byte[] module(String namespace, String configMap) {
    return module;
  }

  @Override
  public List<JsonNode> all(String group, String version, String resource) {
    return others.getOrDefault(resource, List.of());
  }

  @Override
  public void close() {}
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.inventory.ServedKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Everything in a cluster that decisions depend on, as it is now. What can't be read ends the
 * command with a message that says what to do.
 */
interface Survey extends AutoCloseable {
  /** The namespace that kubectl would use. */
  String namespace();

  /** Every kind that the cluster serves. */
  List<ServedKind> served();

  /** One whole object; empty when it isn't there. */
  Optional<JsonNode> object(DataKind kind, String namespace, String name);

  /** All objects of these kinds, which are of the catalogue. */
  default Inventory list(Catalogue catalogue, List<DataKind> kinds) {
    return list(catalogue, kinds, (_, _) -> {});
  }

  /**
   * The same.
   *
   * @param seen shown every whole object, from several threads
   */
  Inventory list(Catalogue catalogue, List<DataKind> kinds, BiConsumer<DataKind, JsonNode> seen);

  /** The DataKinds that users brought. */
  List<JsonNode> brought();

  /** What replicas decide by; empty when there is nothing yet. */
  Optional<PolicyBundleSpec> bundle();

  /**
   * The gzipped Wasm of a bundle.
   *
   * @param namespace of Holdfast
   */
  byte[] module(String namespace, String configMap);

  /** Whole objects of a kind that isn't watched; none when it isn't served. */
  List<JsonNode> all(String group, String version, String resource);

  @Override
  void close();
}

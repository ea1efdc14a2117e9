package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.Projection;
import java.nio.file.Path;

/** What a cluster held, from a file that {@code kubectl get … -o yaml} wrote. */
final class FileInventory {
  private FileInventory() {}

  /** Watched objects of the file; others are passed over. */
  static Inventory of(Path file, Catalogue catalogue, Session session) {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    for (JsonNode object : Documents.all(file, session)) {
      String apiVersion = object.path("apiVersion").asText();
      int slash = apiVersion.indexOf('/');
      String group = slash < 0 ? "" : apiVersion.substring(0, slash);
      for (DataKind kind : catalogue.kinds()) {
        if (kind.group().equals(group) && kind.kind().equals(object.path("kind").asText())) {
          inventory.put(Projection.of(object, kind));
        }
      }
    }
    return inventory;
  }
}

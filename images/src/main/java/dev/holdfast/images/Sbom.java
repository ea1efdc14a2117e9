package dev.holdfast.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bill of materials that Maven has made of a module, with what else is in its image. */
final class Sbom {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode document;

  private Sbom(ObjectNode document) {
    this.document = document;
  }

  /** Reads {@code target/bom.json} of the component's module. */
  static Sbom of(Component component, Repository repository) throws IOException {
    Path file = repository.resolve(component.module() + "/target/bom.json");
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is missing: run make images");
    }
    return new Sbom((ObjectNode) JSON.readTree(Files.readString(file)));
  }

  void add(String type, String name, String version, String url) {
    ArrayNode components = document.withArray("/components");
    components
        .addObject()
        .put("type", type)
        .put("bom-ref", url)
        .put("name", name)
        .put("version", version)
        .put("purl", url);
  }

  void add(Libraries.SystemPackage from) {
    String url =
        "pkg:deb/debian/%s@%s?arch=%s".formatted(from.name(), from.version(), from.architecture());
    add("library", from.name(), from.version(), url);
  }

  Path write(Path file) throws IOException {
    return Files.writeString(file, JSON.writeValueAsString(document) + "\n");
  }
}

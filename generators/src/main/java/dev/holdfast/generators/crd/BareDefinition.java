package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What fabric8's generator makes of a class, before our own details are added. */
final class BareDefinition {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BareDefinition() {}

  static ObjectNode of(Class<? extends CustomResource<?, ?>> kind) {
    List<HasMetadata> made = new ArrayList<>();
    CRDPostProcessor keep =
        new CRDPostProcessor() {
          @Override
          public HasMetadata process(HasMetadata definition, String version) {
            made.add(definition);
            return definition;
          }
        };
    new CRDGenerator()
        .customResourceClasses(List.of(kind))
        .forCRDVersions("v1")
        .withParallelGenerationEnabled(false)
        .withPostProcessor(keep)
        .withOutput(new Discarded())
        .generate();
    return JSON.valueToTree(made.getFirst());
  }

  /** The generator insists on writing somewhere. */
  private static final class Discarded implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    @Override
    public ByteArrayOutputStream outputFor(String name) {
      return new ByteArrayOutputStream();
    }

    @Override
    public void close() {}
  }
}

package dev.holdfast.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Building the images, or the archive for laptops, once more gives the same bytes, and each image
 * tells what is in it.
 */
class ReproducibleImageIT {
  private final Repository repository = Repository.find();

  private Path built(String file) {
    return repository.resolve("images/target/images/" + file);
  }

  @Test
  void anotherBuildGivesTheSameBytes() throws Exception {
    Path again = Path.of("target", "images-again").toAbsolutePath();
    List<Build.Built> images = new Build(repository, Tools.locate(repository), again).run();
    assertThat(images).hasSize(2);
    for (Build.Built image : images) {
      Path first = built(image.tarball().getFileName().toString());
      assertThat(Files.mismatch(first, image.tarball())).as(image.reference()).isEqualTo(-1L);
    }
  }

  @Test
  void anotherArchiveForLaptopsHasTheSameBytes() throws Exception {
    Path first = new CliArchive(repository, Path.of("target", "archive")).write();
    Path second = new CliArchive(repository, Path.of("target", "archive-again")).write();
    assertThat(Files.mismatch(first, second)).isEqualTo(-1L);
  }

  @Test
  void theBillsOfMaterialsAreComplete() throws Exception {
    for (Component component : Component.values()) {
      JsonNode bill =
          new ObjectMapper().readTree(Files.readString(built(component.title() + ".cdx.json")));
      assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
      List<String> names = bill.path("components").findValuesAsText("name");
      assertThat(names).contains("kubernetes-client", "libc6", "logback-classic");
      switch (component) {
        case OPERATOR -> assertThat(names).contains("opa", "operator-framework");
        case WEBHOOK -> assertThat(names).contains("jetty-server").doesNotContain("opa");
      }
    }
  }
}

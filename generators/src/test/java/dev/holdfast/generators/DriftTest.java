package dev.holdfast.generators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Committed files are what the generators write, neither older nor edited. */
class DriftTest {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));

  @Test
  void generatedFilesAreCommittedAsTheyAre() throws IOException {
    for (Map.Entry<String, String> file : Artifacts.all(ROOT).entrySet()) {
      Path path = ROOT.resolve(file.getKey());
      assertThat(path).as("run `make generate`").isRegularFile();
      assertThat(Files.readString(path))
          .as("%s differs: run `make generate`", file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void nothingIsLeftOfKindsThatAreGone() throws IOException {
    for (String folder : new String[] {"crds", "charts/holdfast/crds"}) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        assertThat(files.map(file -> folder + "/" + file.getFileName()))
            .filteredOn(file -> file.endsWith(".yaml"))
            .allMatch(Artifacts.all(ROOT)::containsKey);
      }
    }
  }
}

package dev.holdfast.devcluster.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    at("operator.jar", NOON);
    at("lib/core.jar", NOON);
  }

  @Test
  void isMadeWhenThereIsNone() throws IOException {
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void staysWhileEveryJarIsOlder() throws IOException {
    at("operator.jsa", NOON.plusSeconds(1));
    assertThat(isCurrent()).isTrue();
  }

  @Test
  void isMadeAgainForAnotherJarOfItsOwn() throws IOException {
    at("operator.jsa", NOON.plusSeconds(1));
    at("operator.jar", NOON.plusSeconds(2));
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void isMadeAgainForAnotherLibrary() throws IOException {
    at("operator.jsa", NOON.plusSeconds(1));
    at("lib/core.jar", NOON.plusSeconds(2));
    assertThat(isCurrent()).isFalse();
  }

  private boolean isCurrent() throws IOException {
    Path jar = folder.resolve("operator.jar");
    return new ClassArchive(jar, folder.resolve("names")).isCurrent(folder.resolve("operator.jsa"));
  }

  private void at(String file, Instant time) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      Files.createFile(path);
    }
    Files.setLastModifiedTime(path, FileTime.from(time));
  }
}

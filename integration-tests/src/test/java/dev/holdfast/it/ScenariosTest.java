package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that {@code docs/scenarios.md} names is there. */
class ScenariosTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:#(\\w+))?`");

  private final Repository repository = Repository.find();

  @Test
  void everyNamedTestExists() throws IOException {
    Map<String, Path> sources = sources();
    String document = Files.readString(repository.resolve("docs/scenarios.md"));
    for (MatchResult named : NAMED.matcher(document).results().toList()) {
      assertThat(sources).containsKey(named.group(1));
      if (named.group(2) != null) {
        assertThat(Files.readString(sources.get(named.group(1))))
            .contains(" " + named.group(2) + "(");
      }
    }
  }

  private Map<String, Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(repository.root())) {
      return files
          .filter(file -> file.toString().contains("src/test/java"))
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (one, _) -> one));
    }
  }
}

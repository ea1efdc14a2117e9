package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.it.attack.Attack;
import dev.holdfast.it.attack.Suite;
import dev.holdfast.it.guard.Attempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test that the documents name is there, and every attack is in its table. */
class ScenariosTest {
  private static final String ATTACKS = "docs/security/approvals.md";
  private static final String GUARD = "docs/security/guard.md";
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:#(\\w+))?`");

  private final Repository repository = Repository.find();

  @ParameterizedTest
  @ValueSource(strings = {"docs/scenarios.md", ATTACKS, GUARD})
  void everyNamedTestExists(String name) throws IOException {
    Map<String, Path> sources = sources();
    String document = Files.readString(repository.resolve(name));
    for (MatchResult named : NAMED.matcher(document).results().toList()) {
      assertThat(sources).containsKey(named.group(1));
      if (named.group(2) != null) {
        assertThat(Files.readString(sources.get(named.group(1))))
            .contains(" " + named.group(2) + "(");
      }
    }
  }

  @Test
  void everyAttackIsInTheTable() throws IOException {
    String document = Files.readString(repository.resolve(ATTACKS));
    assertThat(Suite.attacks()).extracting(Attack::number).doesNotHaveDuplicates();
    Suite.attacks().stream()
        .map(Attack::number)
        .filter(number -> !number.endsWith("*"))
        .collect(Collectors.groupingBy(number -> number.replaceFirst("[a-z]$", "")))
        .forEach(
            (family, numbers) ->
                assertThat(document)
                    .containsPattern("\\| %s \\|.*\\| %s \\|".formatted(family, range(numbers))));
  }

  @Test
  void everyAttemptOnTheGuardIsInTheTable() throws IOException {
    String document = Files.readString(repository.resolve(GUARD));
    assertThat(Attempts.all())
        .extracting(
            attempt ->
                "| %s | %s | %s |"
                    .formatted(attempt.title(), attempt.plain().shown(), attempt.armed().shown()))
        .containsExactlyElementsOf(
            document.lines().dropWhile(line -> !line.startsWith("| attempt |")).skip(2).toList());
  }

  private static String range(List<String> numbers) {
    List<String> sorted = numbers.stream().sorted().toList();
    return sorted.size() == 1 ? sorted.getFirst() : sorted.getFirst() + "–" + sorted.getLast();
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

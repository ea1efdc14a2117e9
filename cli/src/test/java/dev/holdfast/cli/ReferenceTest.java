package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/reference/cli.md} is what the commands say of themselves. */
class ReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/reference/cli.md");

  @Test
  void isUpToDate() throws IOException {
    String expected = text();
    Path made = Files.writeString(Path.of("target/cli.md"), expected);
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("%s differs; copy cli/%s there", DOCUMENT, made)
        .isEqualTo(expected);
  }

  @Test
  void everyCommandTellsItsExitStatus() {
    commands()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!name.equals("help")) {
                assertThat(command.getCommandSpec().usageMessage().exitCodeList())
                    .as(name)
                    .containsKeys("0", "1", "2", "3");
                assertThat(command.getUsageMessage()).contains("Exit status:");
              }
            });
  }

  private static String text() {
    return """
    <!-- Made from the commands' own help by cli's ReferenceTest. Do not edit. -->
    # Commands

    `kubectl holdfast` talks to the cluster that kubectl would use. Messages go to standard error; a file `-` is standard
    input.

    """
        + commands().getSubcommands().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("help"))
            .map(entry -> section(entry.getKey(), entry.getValue().getCommandSpec()))
            .collect(Collectors.joining("\n"));
  }

  private static String section(String name, CommandSpec command) {
    var usage = command.usageMessage();
    String about =
        String.join(" ", usage.header()).isBlank()
            ? String.join(" ", usage.description())
            : String.join(" ", usage.header()) + " " + String.join(" ", usage.description());
    String parameters =
        command.positionalParameters().stream()
            .map(parameter -> " " + parameter.paramLabel())
            .collect(Collectors.joining());
    return "## "
        + name
        + "\n`kubectl holdfast "
        + name
        + parameters
        + "`\n\n"
        + about.strip()
        + "\n\n| option | what |\n|---|---|\n"
        + command.positionalParameters().stream()
            .map(parameter -> row(parameter.paramLabel(), parameter))
            .collect(Collectors.joining())
        + command.options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .sorted(Comparator.comparing(OptionSpec::longestName))
            .map(ReferenceTest::option)
            .collect(Collectors.joining())
        + "\n| exit status | when |\n|---|---|\n"
        + usage.exitCodeList().entrySet().stream()
            .map(entry -> "| %s | %s |\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  private static String option(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String names = String.join("`, `", option.names());
    return row(names + label, option);
  }

  private static String row(String name, ArgSpec argument) {
    return "| `%s` | %s%s |\n"
        .formatted(
            name,
            String.join(" ", argument.description()).replace("|", "\\|"),
            argument.required() && argument.isOption() && argument.group() == null
                ? " (required)"
                : "");
  }

  private static CommandLine commands() {
    return HoldfastCommand.in(
        new Session(
            TestingCluster::new,
            TestingSurvey::new,
            wasm -> new TestingEngine(),
            SshKeygen.installed(),
            InputStream.nullInputStream(),
            InstantSource.fixed(TestingTerminal.NOW)));
  }
}

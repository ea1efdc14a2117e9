package dev.holdfast.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.scene.Approver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of this repository whose shell blocks are run as they stand there.
 *
 * @param path in the repository
 */
public record Guide(String path) {
  private static final String INDENT = "    ";

  /** The only indented block that says this, without its indentation. */
  public String block(String mention) {
    List<String> found = blocks().stream().filter(block -> block.contains(mention)).toList();
    assertThat(found).as("blocks of %s that say %s", path, mention).hasSize(1);
    return found.getFirst();
  }

  /**
   * Runs that block by bash as this approver, who puts in the request's name, the own key and the
   * own name, and nothing else.
   *
   * @param folder where each approver may leave files
   */
  public CommandResult run(
      String mention, String request, Approver approver, Guarded guarded, Path folder) {
    String script =
        block(mention)
            .replace("chr-…", request)
            .replace("~/.ssh/id_ed25519", approver.key().privateKey().toString())
            .replace("approver: dana", "approver: " + approver.name());
    Command kubectl = approver.kubectl(guarded.cluster()).command();
    return new Command(
            List.of("bash", "-euo", "pipefail"),
            kubectl.environment(),
            own(folder.resolve(approver.name())))
        .run(script);
  }

  /** Runs a block by bash as whoever this kubectl is. */
  public CommandResult run(String script, Kubectl kubectl) {
    return new Command(List.of("bash", "-euo", "pipefail"), kubectl.command().environment(), null)
        .run(script);
  }

  private static Path own(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> blocks() {
    List<String> blocks = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : lines()) {
      if (line.startsWith(INDENT)) {
        current.append(line.substring(INDENT.length())).append('\n');
      } else if (!current.isEmpty()) {
        blocks.add(current.toString());
        current.setLength(0);
      }
    }
    return blocks;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(Repository.find().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.holdfast.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pinned programs.
 *
 * @param folder holds the executables and {@code crds/} of other projects
 */
public record Tools(Path folder) {
  /**
   * Builds what is missing with {@code tools/build.sh}; its progress goes to standard error.
   *
   * @throws IllegalStateException when the script fails; it has said why on standard error
   */
  public static Tools locate(Repository repository) {
    return new Tools(printed(repository.resolve("tools/build.sh").toString()));
  }

  /**
   * The same, with more programs.
   *
   * @param option of the script that names them
   */
  public static Tools locate(Repository repository, String option) {
    return new Tools(printed(repository.resolve("tools/build.sh").toString(), option));
  }

  /**
   * A program that only tests need, built when it is missing.
   *
   * @param name as {@code tools/extra.sh} has it
   */
  public static Path extra(Repository repository, String name) {
    return printed(repository.resolve("tools/extra.sh").toString(), name);
  }

  private static Path printed(String... command) {
    try {
      Process script =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      script.getOutputStream().close();
      String output =
          new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int exitCode = script.waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(command[0] + " failed with exit code " + exitCode);
      }
      return Path.of(output.lines().reduce("", (before, line) -> line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the tools were built", e);
    }
  }

  public Path etcd() {
    return folder.resolve("etcd");
  }

  public Path kubeApiserver() {
    return folder.resolve("kube-apiserver");
  }

  public Path kubeControllerManager() {
    return folder.resolve("kube-controller-manager");
  }

  public Path kubectl() {
    return folder.resolve("kubectl");
  }

  public Path opa() {
    return folder.resolve("opa");
  }

  public Path helm() {
    return folder.resolve("helm");
  }

  /** The VolumeSnapshot CRDs. */
  public List<Path> snapshotCrds() {
    try (Stream<Path> files = Files.list(folder.resolve("crds"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("snapshot.storage.k8s.io_"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.holdfast.images;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.installation.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code kubectl holdfast} with all that it needs, Java too, in one archive for laptops.
 *
 * @param output folder that it is written to
 */
record CliArchive(Repository repository, Path output) {
  private static final String PROGRAM = "kubectl-holdfast";

  /** An archive of classes depends on the collector; the launcher sets the same. */
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC");

  /** Needs what Maven packages. */
  Path write() throws IOException {
    Files.createDirectories(output);
    try (Workplace work = Workplace.open("cli")) {
      fill(work.folder());
      return new Tarball(PROGRAM, work.folder()).write(output.resolve(name()));
    }
  }

  private void fill(Path folder) throws IOException {
    JavaRuntime runtime = JavaRuntime.forCommandLine(folder.resolve("runtime"));
    Path classes = repository.resolve("images/src/main/classes/cli");
    new Application("holdfast-cli", OPTIONS, folder)
        .prepare(Jars.of(repository, "cli"), classes, runtime);
    Files.copy(repository.resolve("cli/bin/" + PROGRAM), folder.resolve(PROGRAM));
    Files.copy(repository.resolve("cli/archive.md"), folder.resolve("README.md"));
    Files.copy(repository.resolve("LICENSE"), folder.resolve("LICENSE"));
  }

  private static String name() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return String.join("-", PROGRAM, Jars.VERSION, system, JavaRuntime.architecture()) + ".tar.gz";
  }
}

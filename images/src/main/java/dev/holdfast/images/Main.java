package dev.holdfast.images;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code make images}: builds both and tells name, size and digest of each. With the argument
 * {@code cli}, {@code make cli-archive}: the archive of the command line.
 */
public final class Main {
  private static final long MEBIBYTE = 1024L * 1024;

  private Main() {}

  /** Needs what Maven packages, and the tools. */
  public static void main(String[] arguments) throws InterruptedException {
    Repository repository = Repository.find();
    try {
      if (List.of(arguments).equals(List.of("cli"))) {
        cli(repository);
      } else {
        images(repository);
      }
    } catch (IOException | IllegalStateException e) {
      System.err.println("images: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void images(Repository repository) throws IOException, InterruptedException {
    Path output = repository.resolve("images/target/images");
    for (Build.Built image : new Build(repository, Tools.locate(repository), output).run()) {
      System.out.printf(
          "%s  %d MiB  %s%n  %s%n",
          image.reference(), image.size() / MEBIBYTE, image.digest(), image.tarball());
    }
  }

  private static void cli(Repository repository) throws IOException {
    Path archive = new CliArchive(repository, repository.resolve("cli/target")).write();
    System.out.printf("%s  %d MiB%n", archive, Files.size(archive) / MEBIBYTE);
  }
}

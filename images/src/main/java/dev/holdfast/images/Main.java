package dev.holdfast.images;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.nio.file.Path;

/** {@code make images}: builds both and tells name, size and digest of each. */
public final class Main {
  private static final long MEBIBYTE = 1024L * 1024;

  private Main() {}

  /** Needs what Maven packages, and the tools. */
  public static void main(String[] arguments) throws InterruptedException {
    Repository repository = Repository.find();
    Path output = repository.resolve("images/target/images");
    try {
      for (Build.Built image : new Build(repository, Tools.locate(repository), output).run()) {
        System.out.printf(
            "%s  %d MiB  %s%n  %s%n",
            image.reference(), image.size() / MEBIBYTE, image.digest(), image.tarball());
      }
    } catch (IOException | IllegalStateException e) {
      System.err.println("images: " + e.getMessage());
      System.exit(1);
    }
  }
}

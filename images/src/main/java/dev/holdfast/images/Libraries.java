package dev.holdfast.images;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shared libraries that a runtime needs, out of this machine's packages. */
record Libraries(Path root, List<SystemPackage> packages) {
  Libraries {
    packages = List.copyOf(packages);
  }

  /** A package of the machine's distribution. */
  record SystemPackage(String name, String version, String architecture) {
    static SystemPackage parse(String line) {
      String[] words = line.split(" ", -1);
      return new SystemPackage(words[0], words[1], words[2]);
    }
  }

  static Libraries collect(Repository repository, JavaRuntime runtime, Path folder)
      throws IOException {
    Command.of(
            repository.resolve("images/libraries.sh").toString(),
            runtime.folder().toString(),
            folder.toString())
        .run()
        .orThrow();
    List<SystemPackage> packages =
        Files.readAllLines(folder.resolve("packages")).stream().map(SystemPackage::parse).toList();
    return new Libraries(folder.resolve("root"), packages);
  }
}

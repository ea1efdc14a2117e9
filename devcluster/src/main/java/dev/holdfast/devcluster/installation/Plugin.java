package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.DevCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes {@code kubectl holdfast} work by a small script that runs the module's jar. */
record Plugin(DevCluster cluster) {
  void install() {
    String script =
        "#!/bin/sh\nexec \"%s\" -XX:TieredStopAtLevel=1 -jar \"%s\" \"$@\"\n"
            .formatted(Jars.java(), Jars.of(cluster.repository(), "cli"));
    Path file = cluster.write("bin/kubectl-holdfast", script);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

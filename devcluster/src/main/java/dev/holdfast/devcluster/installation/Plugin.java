package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.DevCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts {@code kubectl holdfast} on the PATH of the cluster's kubectl. */
public record Plugin(DevCluster cluster) {
  /** Installs it. */
  public void install() {
    String script =
        "#!/bin/sh\nJAVA_HOME=\"%s\" exec \"%s\" \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                cluster.repository().resolve("cli/bin/kubectl-holdfast"));
    Path file = cluster.write("bin/kubectl-holdfast", script);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

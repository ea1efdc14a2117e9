package dev.holdfast.e2e;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * An image with the pinned kubectl and a first process that waits: for the sandboxes of all Pods,
 * and for the Pod that the agent works in. Both programs are static, so there is nothing else.
 */
final class NodeImage {
  /** As {@code e2e/node/settings.sh} knows it. */
  static final String REFERENCE = "holdfast.local/e2e:1";

  private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

  private NodeImage() {}

  /** Writes it as a tarball. */
  static void write(Path tarball, Path tools) throws IOException {
    try {
      Path cache = tarball.resolveSibling("jib-cache");
      Jib.fromScratch()
          .setFileEntriesLayers(layer(tools.resolve("pause")), layer(tools.resolve("kubectl")))
          .setCreationTime(Instant.EPOCH)
          .setUser("65532:65532")
          .setEntrypoint("/pause")
          .containerize(
              Containerizer.to(TarImage.at(tarball).named(REFERENCE))
                  .setOfflineMode(true)
                  .setBaseImageLayersCache(cache)
                  .setApplicationLayersCache(cache)
                  .setToolName("holdfast"));
    } catch (InvalidImageReferenceException
        | RegistryException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw new IOException(REFERENCE + " can't be built: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static FileEntriesLayer layer(Path program) {
    return FileEntriesLayer.builder()
        .addEntry(program, AbsoluteUnixPath.get("/").resolve(program.getFileName()), PROGRAM)
        .build();
  }
}

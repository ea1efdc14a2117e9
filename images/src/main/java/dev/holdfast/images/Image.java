package dev.holdfast.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * What an image holds, least often changed first.
 *
 * @param programs files for {@code /usr/local/bin}
 */
record Image(
    Component component,
    Application application,
    JavaRuntime runtime,
    Libraries libraries,
    List<Path> programs,
    Path sbom) {
  private static final String JAVA = "/opt/java";
  private static final String HOME = "/opt/holdfast";
  private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
  private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

  Image {
    programs = List.copyOf(programs);
  }

  /**
   * Writes it as a tarball that {@code docker load}, {@code podman load} and containerd take.
   *
   * @return its digest
   */
  String write(Path tarball, Path cache) throws IOException, InterruptedException {
    try {
      JibContainer container =
          plan()
              .containerize(
                  Containerizer.to(TarImage.at(tarball).named(component.reference()))
                      .setOfflineMode(true)
                      .setBaseImageLayersCache(cache)
                      .setApplicationLayersCache(cache)
                      .setToolName("holdfast"));
      return container.getDigest().toString();
    } catch (InvalidImageReferenceException
        | RegistryException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw new IOException(component.reference() + " can't be built: " + e.getMessage(), e);
    }
  }

  private JibContainerBuilder plan() throws IOException {
    return Jib.fromScratch()
        .setPlatforms(Set.of(new Platform(JavaRuntime.architecture(), "linux")))
        .setFileEntriesLayers(layers())
        .setCreationTime(Instant.EPOCH)
        .setUser("65532:65532")
        .setWorkingDirectory(AbsoluteUnixPath.get("/"))
        .setEnvironment(Map.of("PATH", JAVA + "/bin:/usr/local/bin", "LANG", "C.UTF-8"))
        .setExposedPorts(Ports.parse(component.ports()))
        .setEntrypoint(entrypoint())
        .setLabels(labels());
  }

  private Map<String, String> labels() {
    return Map.of(
        "org.opencontainers.image.title",
        component.title(),
        "org.opencontainers.image.description",
        component.description(),
        "org.opencontainers.image.version",
        Component.version(),
        "org.opencontainers.image.licenses",
        "Apache-2.0",
        "org.opencontainers.image.url",
        "https://holdfast.dev",
        "org.opencontainers.image.vendor",
        "Holdfast");
  }

  /** More options come by the variable JDK_JAVA_OPTIONS. */
  private List<String> entrypoint() {
    List<String> words = new ArrayList<>();
    words.add(JAVA + "/bin/java");
    words.addAll(application.options());
    words.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + HOME + "/" + application.archive().getFileName(),
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            HOME + "/" + application.jar().getFileName()));
    return words;
  }

  private List<FileEntriesLayer> layers() throws IOException {
    List<FileEntriesLayer> layers = new ArrayList<>();
    layers.add(folder("libraries", libraries.root(), "/"));
    layers.add(folder("runtime", runtime.folder(), JAVA));
    if (!programs.isEmpty()) {
      layers.add(files("programs", programs, "/usr/local/bin", PROGRAM));
    }
    layers.add(folder("dependencies", application.libraries(), HOME + "/lib"));
    layers.add(files("application", List.of(application.jar(), application.archive()), HOME, FILE));
    layers.add(files("materials", List.of(sbom), "/usr/share/doc/holdfast", FILE));
    return layers;
  }

  private static FileEntriesLayer folder(String name, Path folder, String to) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    try (var entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        layer.addEntryRecursive(
            entry,
            AbsoluteUnixPath.get(to).resolve(entry.getFileName()),
            (source, destination) -> permissions(source),
            (source, destination) -> Application.TIME);
      }
    }
    return layer.build();
  }

  private static FileEntriesLayer files(
      String name, List<Path> files, String to, FilePermissions permissions) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (Path file : files) {
      layer.addEntry(
          file,
          AbsoluteUnixPath.get(to).resolve(file.getFileName()),
          permissions,
          Application.TIME);
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path source) {
    return Files.isDirectory(source) || Files.isExecutable(source) ? PROGRAM : FILE;
  }
}

package dev.holdfast.images;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.Folders;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds both images from what Maven has packaged.
 *
 * @param output folder for tarballs and bills of materials
 */
record Build(Repository repository, Tools tools, Path output) {
  /** An image that was written. */
  record Built(String reference, Path tarball, long size, String digest) {}

  /** Replaces what an earlier build has left in the output folder. */
  List<Built> run() throws IOException, InterruptedException {
    Folders.delete(output);
    Files.createDirectories(output);
    try (Workplace work = Workplace.open("images")) {
      return run(work.folder());
    }
  }

  private List<Built> run(Path work) throws IOException, InterruptedException {
    JavaRuntime runtime = JavaRuntime.forServers(work.resolve("java"));
    Libraries libraries = Libraries.collect(repository, runtime, work.resolve("libraries"));
    List<Built> built = new ArrayList<>();
    for (Component component : Component.values()) {
      Application application =
          component.application(repository, runtime, work.resolve(component.module()));
      Path sbom = sbom(component, libraries);
      Image image =
          new Image(component, application, runtime, libraries, programs(component), sbom);
      Path tarball = output.resolve(component.title() + ".tar");
      String digest = image.write(tarball, work.resolve("layers"));
      built.add(new Built(component.reference(), tarball, Files.size(tarball), digest));
    }
    return built;
  }

  private List<Path> programs(Component component) {
    return switch (component) {
      case OPERATOR -> List.of(tools.opa());
      case WEBHOOK -> List.of();
    };
  }

  private Path sbom(Component component, Libraries libraries) throws IOException {
    Sbom sbom = Sbom.of(component, repository);
    String java = JavaRuntime.version();
    sbom.add("platform", JavaRuntime.vendor() + " JDK", java, "pkg:generic/openjdk@" + java);
    libraries.packages().forEach(sbom::add);
    if (component == Component.OPERATOR) {
      String opa = opaVersion();
      sbom.add("application", "opa", opa, "pkg:golang/github.com/open-policy-agent/opa@v" + opa);
    }
    return sbom.write(output.resolve(component.title() + ".cdx.json"));
  }

  private String opaVersion() {
    String told = Command.of(tools.opa().toString(), "version").run().orThrow().stdout();
    return told.lines().findFirst().orElse("").replaceFirst("^Version: ", "");
  }
}

package dev.holdfast.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.installation.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive for laptops works where it is unpacked, without Java on the machine, and leaves
 * nothing elsewhere.
 */
class CliArchiveIT {
  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: a, namespace: orders-production}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  @TempDir private static Path folder;

  /** With blanks, as homes may have. */
  private static Path home;

  private static Path unpacked;

  @BeforeAll
  static void unpack() throws IOException {
    home = Files.createDirectories(folder.resolve("home of dana"));
    Path archive = new CliArchive(Repository.find(), folder).write();
    Command.of("tar", "-xzf", archive.toString(), "-C", home.toString()).run().orThrow();
    unpacked = home.resolve("kubectl-holdfast");
  }

  /** With nothing of this process's environment. */
  private static Command bare(String... words) {
    return Command.of("env", "-i", "HOME=" + home, "PATH=" + unpacked + ":/usr/bin:/bin")
        .with(words);
  }

  @Test
  void itNeedsNoJavaOnTheMachine() {
    assertThat(bare("kubectl-holdfast", "--version").run().orThrow().stdout())
        .isEqualTo("kubectl-holdfast " + Jars.VERSION + "\n");
    CommandResult help = bare("kubectl-holdfast", "--help").run().orThrow();
    assertThat(help.stdout()).contains("approve", "impact");
    assertThat(help.stderr()).isEmpty();
  }

  @Test
  void itRunsByALink() throws IOException {
    Path link =
        Files.createSymbolicLink(folder.resolve("linked"), unpacked.resolve("kubectl-holdfast"));
    assertThat(bare(link.toString(), "--version").run().orThrow().stdout()).contains(Jars.VERSION);
  }

  @Test
  void itsClassesNeedNoLoading() {
    String loaded =
        bare(unpacked.resolve("runtime/bin/java").toString())
            .with("-XX:+UseSerialGC", "-Xshare:on", "-Xlog:class+load")
            .with("-XX:SharedArchiveFile=" + unpacked.resolve("holdfast-cli.jsa"))
            .with("-jar", unpacked.resolve("holdfast-cli.jar").toString(), "--version")
            .run()
            .orThrow()
            .stdout();
    assertThat(loaded.lines().filter(line -> line.contains(" dev.holdfast.cli.Main ")))
        .singleElement()
        .asString()
        .contains("shared objects file");
  }

  @Test
  void kubectlFindsItAsItsPlugin() throws IOException {
    try (DevCluster cluster = DevCluster.start()) {
      cluster.kubectl().must("create", "namespace", "orders-production");
      cluster.kubectl().create(CLAIM).orThrow();
      CommandResult told =
          bare(
                  "KUBECONFIG=" + cluster.kubeconfig(),
                  cluster.tools().kubectl().toString(),
                  "holdfast",
                  "impact",
                  "pvc/a",
                  "-n",
                  "orders-production")
              .run();
      assertThat(told.orThrow().stdout()).contains("DESTROYED, PRODUCTION");
    }
    try (var left = Files.list(home)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactly("kubectl-holdfast");
    }
  }
}

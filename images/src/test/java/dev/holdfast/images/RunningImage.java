package dev.holdfast.images;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.ProcessCost;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;

/**
 * A container as the chart runs it: root file system read-only, no capabilities, a /tmp of its own.
 * It shares the network of this machine, where the control plane is.
 */
final class RunningImage implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int SECONDS_TO_STOP = 30;

  /** As the chart limits it, in bytes. */
  private static final long MEMORY = 1L << 30;

  private static final String KUBECONFIG = "/etc/holdfast/kubeconfig";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final GenericContainer<?> container;
  private final URI ready;
  private final long started = System.nanoTime();

  private RunningImage(GenericContainer<?> container, URI ready) {
    this.container = container;
    this.ready = ready;
  }

  static RunningImage start(
      Component component, Path kubeconfig, Map<String, String> environment, int healthPort)
      throws IOException {
    Path tarball = Repository.find().resolve("images/target/images/" + component.title() + ".tar");
    String image = Engine.load(tarball, component.reference());
    GenericContainer<?> container =
        new GenericContainer<>(CompletableFuture.completedFuture(image))
            .withNetworkMode("host")
            .withEnv(environment)
            .withEnv("KUBECONFIG", KUBECONFIG)
            .withEnv("JDK_JAVA_OPTIONS", options())
            .withFileSystemBind(kubeconfig.toString(), KUBECONFIG, BindMode.READ_ONLY)
            .withTmpFs(Map.of("/tmp", "rw,mode=1777"))
            .withCreateContainerCmdModifier(command -> harden(command.getHostConfig()));
    RunningImage running =
        new RunningImage(container, URI.create("http://127.0.0.1:" + healthPort + "/readyz"));
    container.start();
    return running;
  }

  /** A JVM that can't use its archive of classes is to end, unless somebody measures without. */
  private static String options() {
    return Optional.ofNullable(System.getenv("IMAGE_JAVA_OPTIONS")).orElse("-Xshare:on");
  }

  private static void harden(HostConfig host) {
    host.withReadonlyRootfs(true)
        .withMemory(MEMORY)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"));
  }

  /**
   * Waits.
   *
   * @return the time since it was started
   */
  Duration awaitReady() {
    try {
      Await.until("readiness", LIMIT, this::isReady);
      return Duration.ofNanos(System.nanoTime() - started);
    } catch (IllegalStateException e) {
      throw new AssertionError(e.getMessage() + ":\n" + container.getLogs(), e);
    }
  }

  private boolean isReady() {
    if (!container.isRunning()) {
      throw new IllegalStateException("it has ended");
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  InspectContainerResponse inspect() {
    return Engine.client().inspectContainerCmd(container.getContainerId()).exec();
  }

  /** What the kernel says about its first process. */
  String processStatus() throws IOException {
    return Files.readString(Path.of("/proc", pid(), "status"));
  }

  ProcessCost cost() throws IOException {
    return ProcessCost.of(Long.parseLong(pid()));
  }

  private String pid() {
    return Long.toString(inspect().getState().getPidLong());
  }

  String logs() {
    return container.getLogs();
  }

  /**
   * Sends SIGTERM and waits.
   *
   * @return the exit code; 137 when it had to be killed
   */
  long stop() {
    Engine.client()
        .stopContainerCmd(container.getContainerId())
        .withTimeout(SECONDS_TO_STOP)
        .exec();
    return inspect().getState().getExitCodeLong();
  }

  @Override
  public void close() {
    container.close();
  }
}

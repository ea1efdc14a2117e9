package dev.holdfast.devcluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kube-apiserver of a cluster of our own. Several share an etcd, and none knows of the others:
 * what is written through one is seen through all.
 */
public final class ApiServerReplica implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final String name;
  private final URI address;
  private final URI first;
  private final List<String> command;
  private final Path log;
  private final ApiServerProbe probe;
  private @Nullable GuardedProcess process;

  /**
   * One that isn't started yet.
   *
   * @param first address of the one that the cluster's kubeconfigs name
   */
  ApiServerReplica(
      String name,
      URI address,
      URI first,
      List<String> command,
      Path log,
      X509Certificate authority) {
    this.name = name;
    this.address = address;
    this.first = first;
    this.command = List.copyOf(command);
    this.log = log;
    this.probe = new ApiServerProbe(address, authority);
  }

  /** Starts it, also after {@link #stop}, and returns once it is ready. */
  public void start() {
    GuardedProcess started = GuardedProcess.start(name, command, Map.of(), log);
    process = started;
    Await.until(
        name + " to be ready; see " + log,
        START_LIMIT,
        () -> {
          started.requireAlive();
          return probe.ready();
        });
  }

  /** Asks it to end and waits for that. */
  public void stop() {
    requireNonNull(process, name + " isn't started").close();
  }

  GuardedProcess process() {
    return requireNonNull(process, name + " isn't started");
  }

  /** A kubeconfig of the cluster, leading to this one; beside the other. */
  public Path through(Path kubeconfig) {
    try {
      String text = Files.readString(kubeconfig).replace(first.toString(), address.toString());
      return Files.writeString(
          kubeconfig.resolveSibling(name + "-" + kubeconfig.getFileName()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}

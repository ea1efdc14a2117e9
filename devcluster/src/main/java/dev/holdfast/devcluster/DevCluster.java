package dev.holdfast.devcluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A real Kubernetes control plane: etcd, kube-apiserver and kube-controller-manager with own
 * certificates and free ports, or the cluster of a given kubeconfig. There is no node: Pods stay
 * pending, but everything in the API behaves as it does elsewhere. What it starts dies with this
 * JVM, also when the JVM is killed.
 */
public final class DevCluster implements AutoCloseable {
  private static final String IDENTITIES = "identities/";
  private static final String KUBECONFIG = ".kubeconfig";
  private final Repository repository;
  private final Tools tools;
  private final Workspace workspace;
  private final ControlPlane plane;
  private final Map<String, Path> identities = new ConcurrentHashMap<>();
  private @Nullable KubernetesClient client;

  private DevCluster(Repository repository, Tools tools, Workspace workspace, ControlPlane plane) {
    this.repository = repository;
    this.tools = tools;
    this.workspace = workspace;
    this.plane = plane;
  }

  /** Starts one with {@link DevClusterOptions#defaults()}. */
  public static DevCluster start() {
    return start(DevClusterOptions.defaults());
  }

  /**
   * Starts one, building the tools first when they are missing (minutes, once; progress on standard
   * error). Returns when the API is ready and the default service account exists.
   */
  public static DevCluster start(DevClusterOptions options) {
    Repository repository = Repository.find();
    Tools tools = Tools.locate(repository);
    Workspace workspace = Workspace.open(options.directory());
    try {
      Path kubeconfig = options.kubeconfig();
      ControlPlane plane =
          kubeconfig == null
              ? LocalControlPlane.start(workspace.directory(), tools, options)
              : new GivenControlPlane(kubeconfig, tools.kubectl());
      return new DevCluster(repository, tools, workspace, plane);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  public Repository repository() {
    return repository;
  }

  public Tools tools() {
    return tools;
  }

  /** For data, certificates, kubeconfigs and logs. */
  public Path directory() {
    return workspace.directory();
  }

  /**
   * One line of JSON for each request that changed something, or tried to, as the API server's
   * audit log has it. Missing when the cluster isn't our own.
   */
  public Path auditLog() {
    return directory().resolve(AuditFiles.LOG);
  }

  /**
   * The API server that the kubeconfigs of this cluster name.
   *
   * @throws UnsupportedOperationException when the cluster isn't our own
   */
  public ApiServerReplica apiServer() {
    return plane.apiServer();
  }

  /**
   * Starts one more on the same etcd; it ends with the cluster.
   *
   * @throws UnsupportedOperationException when the cluster isn't our own
   */
  public ApiServerReplica startAnotherApiServer() {
    return plane.startAnotherApiServer();
  }

  /** Of an administrator (group {@code system:masters} when the cluster is our own). */
  public Path kubeconfig() {
    return plane.kubeconfig();
  }

  /** As the administrator. */
  public Kubectl kubectl() {
    return kubectl(kubeconfig());
  }

  public Kubectl kubectl(Path kubeconfig) {
    return new Kubectl(tools.kubectl(), kubeconfig, directory().resolve("kube-cache"), plugins());
  }

  /** Folder for {@code kubectl-…} programs, on the PATH of every kubectl of this cluster. */
  public Path plugins() {
    return directory().resolve("bin");
  }

  /** As the administrator; one for the whole cluster, closed with it. */
  public synchronized KubernetesClient client() {
    if (client == null) {
      client =
          new KubernetesClientBuilder()
              .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
              .build();
    }
    return client;
  }

  /**
   * A kubeconfig with a fresh token of an existing service account, as a process in a Pod without
   * its own credentials would get it: by TokenRequest, valid for a day.
   */
  public Path serviceAccountKubeconfig(String namespace, String name) {
    String token =
        kubectl().must("create", "token", name, "-n", namespace, "--duration=24h").strip();
    String user = namespace + "-" + name;
    return write(IDENTITIES + user + KUBECONFIG, plane.kubeconfigWithToken(user, token));
  }

  /**
   * A kubeconfig of a human or of anything else that isn't a service account: a client certificate
   * with this user name and these groups, or impersonation when the cluster isn't our own. Asking
   * twice gives the same file.
   */
  public Path userKubeconfig(String user, String... groups) {
    String key = user + " " + String.join(",", groups);
    String file = key.replaceAll("[^A-Za-z0-9.@-]+", "-");
    return identities.computeIfAbsent(
        key,
        any -> write(IDENTITIES + file + KUBECONFIG, plane.kubeconfigOf(user, List.of(groups))));
  }

  /** Gives a user all rights of a ClusterRole, everywhere. */
  public void bind(String user, String role) {
    kubectl()
        .must(
            "create",
            "clusterrolebinding",
            role + "-" + user.replaceAll("[@:]", "-"),
            "--clusterrole=" + role,
            "--user=" + user);
  }

  /** A copy of {@link #kubeconfig()} that only we can read: Helm warns about others. */
  public Path privateKubeconfig() {
    try {
      Path copy = write("private" + KUBECONFIG, Files.readString(kubeconfig()));
      return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Applies the VolumeSnapshot CRDs and waits until they are served. */
  public void installSnapshotCrds() {
    for (Path crd : tools.snapshotCrds()) {
      kubectl().must("apply", "-f", crd.toString());
    }
    kubectl()
        .must(
            "wait",
            "--for=condition=Established",
            "--timeout=30s",
            "crd/volumesnapshots.snapshot.storage.k8s.io",
            "crd/volumesnapshotcontents.snapshot.storage.k8s.io",
            "crd/volumesnapshotclasses.snapshot.storage.k8s.io");
  }

  /**
   * Writes a file into this cluster's folder.
   *
   * @param path below {@link #directory()}
   */
  public Path write(String path, String content) {
    try {
      Path file = directory().resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops what was started; a temporary directory goes with it. */
  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
    plane.close();
    workspace.close();
  }
}

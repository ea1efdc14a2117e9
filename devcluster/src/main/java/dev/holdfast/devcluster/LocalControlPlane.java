package dev.holdfast.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** etcd, kube-apiserver and kube-controller-manager as processes of this machine. */
final class LocalControlPlane implements ControlPlane {
  static final String SERVICE_RANGE = "10.96.0.0/24";
  static final String FIRST_SERVICE_ADDRESS = "10.96.0.1";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Path directory;
  private final Path kubeconfig;
  private final Credentials credentials;
  private final Kubeconfigs kubeconfigs;
  private final Tools tools;
  private final URI server;
  private final URI etcdClients;
  private final URI etcdPeers;
  private final DevClusterOptions options;
  private final AuditFiles audit;
  private final List<GuardedProcess> processes = new ArrayList<>();
  private final List<ApiServerReplica> replicas = new ArrayList<>();

  private LocalControlPlane(Path directory, Tools tools, DevClusterOptions options)
      throws IOException {
    this.directory = directory;
    this.tools = tools;
    this.options = options;
    this.credentials = Credentials.create(directory.resolve("pki"));
    List<Integer> ports = Ports.free(3);
    this.etcdClients = URI.create("http://127.0.0.1:" + ports.get(0));
    this.etcdPeers = URI.create("http://127.0.0.1:" + ports.get(1));
    this.server = URI.create("https://127.0.0.1:" + ports.get(2));
    this.kubeconfigs =
        new Kubeconfigs(
            server.toString(), Kubeconfigs.base64(credentials.authority().own().certificate()));
    this.kubeconfig = directory.resolve("admin.kubeconfig");
    this.audit = AuditFiles.in(directory);
  }

  /** Returns once the API server is ready and the default service account exists. */
  static LocalControlPlane start(Path directory, Tools tools, DevClusterOptions options) {
    try {
      LocalControlPlane plane = new LocalControlPlane(directory, tools, options);
      try {
        plane.start();
        return plane;
      } catch (RuntimeException | IOException e) {
        plane.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    Files.writeString(kubeconfig, kubeconfigOf("holdfast-dev-admin", List.of("system:masters")));
    run("etcd", etcdCommand());
    startReplica("kube-apiserver", server, audit.log());
    GuardedProcess controllers = run("kube-controller-manager", controllerManagerCommand());
    Kubectl kubectl =
        new Kubectl(tools.kubectl(), kubeconfig, directory.resolve("kube-cache"), directory);
    await(
        "the default service account",
        controllers,
        () -> kubectl.run("get", "serviceaccount", "default", "-n", "default").succeeded());
  }

  /** Those that are there first end last. */
  private ApiServerReplica startReplica(String name, URI address, Path auditLog) {
    ApiServerReplica replica =
        new ApiServerReplica(
            name,
            address,
            server,
            apiServerCommand(address, auditLog),
            directory.resolve(name + ".log"),
            credentials.authority().certificate());
    replicas.add(replica);
    replica.start();
    return replica;
  }

  @Override
  public ApiServerReplica apiServer() {
    return replicas.getFirst();
  }

  @Override
  public ApiServerReplica startAnotherApiServer() {
    String name = "kube-apiserver-" + (replicas.size() + 1);
    URI address = URI.create("https://127.0.0.1:" + Ports.free(1).getFirst());
    return startReplica(name, address, directory.resolve(name + "-" + AuditFiles.LOG));
  }

  private void await(String what, GuardedProcess process, BooleanSupplier condition) {
    Await.until(
        what + "; see " + process.log(),
        START_LIMIT,
        () -> {
          processes.forEach(GuardedProcess::requireAlive);
          apiServer().process().requireAlive();
          return condition.getAsBoolean();
        });
  }

  private GuardedProcess run(String name, List<String> command) {
    GuardedProcess process =
        GuardedProcess.start(name, command, Map.of(), directory.resolve(name + ".log"));
    processes.add(process);
    return process;
  }

  private List<String> etcdCommand() {
    return List.of(
        tools.etcd().toString(),
        "--name=holdfast-dev",
        "--data-dir=" + directory.resolve("etcd"),
        "--listen-client-urls=" + etcdClients,
        "--advertise-client-urls=" + etcdClients,
        "--listen-peer-urls=" + etcdPeers,
        "--initial-advertise-peer-urls=" + etcdPeers,
        "--initial-cluster=holdfast-dev=" + etcdPeers,
        "--unsafe-no-fsync",
        "--log-level=warn");
  }

  private List<String> apiServerCommand(URI address, Path auditLog) {
    List<String> command =
        new ArrayList<>(
            List.of(
                tools.kubeApiserver().toString(),
                "--etcd-servers=" + etcdClients,
                "--bind-address=127.0.0.1",
                // It refuses to advertise a loopback address; nothing needs its Endpoints here.
                "--endpoint-reconciler-type=none",
                "--secure-port=" + address.getPort(),
                "--tls-cert-file=" + credentials.file("apiserver.crt"),
                "--tls-private-key-file=" + credentials.file("apiserver.key"),
                "--client-ca-file=" + credentials.file("ca.crt"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + credentials.file("service-account.pub"),
                "--service-account-signing-key-file=" + credentials.file("service-account.key"),
                "--service-cluster-ip-range=" + SERVICE_RANGE,
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--audit-policy-file=" + audit.policy(),
                "--audit-log-path=" + auditLog,
                "--profiling=false"));
    command.addAll(options.apiServerArguments());
    return command;
  }

  private List<String> controllerManagerCommand() throws IOException {
    Path own = directory.resolve("controller-manager.kubeconfig");
    Files.writeString(own, kubeconfigOf("system:kube-controller-manager", List.of()));
    return List.of(
        tools.kubeControllerManager().toString(),
        "--kubeconfig=" + own,
        "--leader-elect=false",
        "--secure-port=0",
        "--profiling=false",
        "--root-ca-file=" + credentials.file("ca.crt"),
        "--cluster-signing-cert-file=" + credentials.file("ca.crt"),
        "--cluster-signing-key-file=" + credentials.file("ca.key"),
        "--service-account-private-key-file=" + credentials.file("service-account.key"),
        "--use-service-account-credentials=" + options.separateCredentials(),
        // The default of 20 requests a second makes namespaces with many objects linger.
        "--kube-api-qps=200",
        "--kube-api-burst=400");
  }

  @Override
  public Path kubeconfig() {
    return kubeconfig;
  }

  @Override
  public String kubeconfigOf(String user, List<String> groups) {
    return kubeconfigs.withCertificate(user, credentials.authority().client(user, groups));
  }

  @Override
  public String kubeconfigWithToken(String user, String token) {
    return kubeconfigs.withToken(user, token);
  }

  @Override
  public void close() {
    for (GuardedProcess process : processes.reversed()) {
      // etcd, the first, outlives all that would wait for it.
      if (process == processes.getFirst()) {
        replicas.reversed().forEach(ApiServerReplica::close);
      }
      process.close();
    }
  }
}

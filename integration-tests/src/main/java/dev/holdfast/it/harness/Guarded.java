package dev.holdfast.it.harness;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Agent;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.devcluster.scene.Snapshots;
import dev.holdfast.devcluster.scene.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A cluster with Holdfast on it, and the people that play in every test. */
public final class Guarded implements AutoCloseable {
  /** An empty production namespace, to ask whether anybody watches. */
  static final String PROBE = "probe-production";

  private final DevCluster cluster;
  private final Installation installation;
  private final List<Approver> approvers;
  private final NotificationReceiver receiver;
  private final Snapshots snapshots;
  private final Kubectl agent;

  private Guarded(
      DevCluster cluster,
      Installation installation,
      List<Approver> approvers,
      NotificationReceiver receiver) {
    this.cluster = cluster;
    this.installation = installation;
    this.approvers = approvers;
    this.receiver = receiver;
    this.snapshots = Snapshots.install(cluster);
    cluster.kubectl().must("create", "namespace", "agents");
    cluster.kubectl().apply(Storage.namespace(PROBE, "environment: production")).orThrow();
    this.agent =
        new Agent("agents", "cursor", "cursor-staging", "frank@example.com")
            .create(cluster)
            .kubectl(cluster);
    approvers.forEach(approver -> cluster.bind(approver.user(), "holdfast-approver"));
    cluster.bind("hugo@example.com", "cluster-admin");
    cluster.bind("umi@example.com", "cluster-admin");
  }

  /** Installs it and waits until it enforces. */
  public static Guarded install(DevCluster cluster) {
    return install(cluster, 2, Map.of());
  }

  /**
   * Installs it and waits until it enforces.
   *
   * @param replicas of the webhook
   * @param operator more variables of the operator's environment
   */
  public static Guarded install(DevCluster cluster, int replicas, Map<String, String> operator) {
    return install(cluster, operator, options -> options.withWebhookReplicas(replicas));
  }

  /** Installs it with processes that compile as in their images, to be measured. */
  public static Guarded measured(DevCluster cluster) {
    return install(cluster, Map.of(), InstallationOptions::withOptimizingCompiler);
  }

  private static Guarded install(
      DevCluster cluster,
      Map<String, String> operator,
      UnaryOperator<InstallationOptions> adjusted) {
    List<Approver> approvers = people(cluster);
    NotificationReceiver receiver = NotificationReceiver.start();
    Map<String, String> environment = new HashMap<>(receiver.environment(cluster));
    environment.putAll(operator);
    InstallationOptions options = adjusted.apply(options(approvers)).withOperator(environment);
    return new Guarded(cluster, Installation.start(cluster, options), approvers, receiver);
  }

  /** dana and erin of group dba, theo of group trust, with fresh keys. */
  public static List<Approver> people(DevCluster cluster) {
    return List.of(
        Approver.create(cluster.directory().resolve("keys"), "dana", "dba"),
        Approver.create(cluster.directory().resolve("keys"), "erin", "dba"),
        Approver.create(cluster.directory().resolve("keys"), "theo", "trust"));
  }

  /** Chart values that name these approvers, and who is a human. */
  public static InstallationOptions options(List<Approver> approvers) {
    String list = approvers.stream().map(Approver::setting).collect(Collectors.joining(", "));
    return InstallationOptions.defaults()
        .withWebhookReplicas(2)
        .withValues("approvers: [%s]\nhumans: {groups: [people]}\n".formatted(list));
  }

  /**
   * Applies the chart again, as an upgrade does.
   *
   * @param values YAML that comes on top of the usual ones
   */
  public void upgrade(String values) {
    installation.upgrade(options(approvers).values() + values);
  }

  public DevCluster cluster() {
    return cluster;
  }

  public Installation installation() {
    return installation;
  }

  public HoldfastProcess webhook() {
    return installation.webhook();
  }

  /** Is told what becomes of requests. */
  public NotificationReceiver receiver() {
    return receiver;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  /** Group {@code system:masters}; to Holdfast an Unknown like any other. */
  public Kubectl admin() {
    return cluster.kubectl();
  }

  /** The service account agents/cursor, a cluster-admin by RBAC. */
  public Kubectl agent() {
    return agent;
  }

  /** Class Human, a cluster-admin by RBAC, no approver. */
  public Kubectl human() {
    return cluster.kubectl(cluster.userKubeconfig("hugo@example.com", "people"));
  }

  /** Class Unknown, a cluster-admin by RBAC. */
  public Kubectl unknown() {
    return cluster.kubectl(cluster.userKubeconfig("umi@example.com"));
  }

  public Approver dana() {
    return approvers.get(0);
  }

  public Approver erin() {
    return approvers.get(1);
  }

  public Approver theo() {
    return approvers.get(2);
  }

  /** Starts what a test has stopped. */
  void ensureRunning() {
    installation.operator().start();
    installation.webhooks().forEach(HoldfastProcess::start);
    installation.awaitReady();
  }

  /** A whole condition of the active bundle, as JSON; empty when it has none such. */
  public String condition(String type) {
    return admin()
        .must(
            "get",
            "policybundle",
            "active",
            "-o",
            "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]}");
  }

  @Override
  public void close() {
    installation.close();
    receiver.stop();
  }
}

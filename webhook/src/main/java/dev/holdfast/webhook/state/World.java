package dev.holdfast.webhook.state;

import static java.util.Objects.requireNonNull;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.inventory.ClusterModules;
import dev.holdfast.webhook.review.Judge;
import dev.holdfast.webhook.review.SurroundingsSource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that decisions depend on, kept current by watches. */
public final class World implements SurroundingsSource, AutoCloseable {
  /** Name of our ValidatingWebhookConfiguration, as the chart has it. */
  private static final String CONFIGURATION = "holdfast";

  private final KubernetesClient client;
  private final KindKeeper kinds;
  private final Clock clock;
  private final Agents agents = new Agents();
  private final OpenRequests requests = new OpenRequests();
  private final ApprovalCache cache = new ApprovalCache();
  private final ActiveBundle active = new ActiveBundle();
  private final BundleKeeper keeper;
  private final ReplicaReport report;
  private @Nullable ClusterIdentity cluster;
  private @Nullable SharedIndexInformer<AgentIdentity> agentWatch;
  private volatile @Nullable SharedIndexInformer<DataKind> kindWatch;
  private @Nullable SharedIndexInformer<ChangeRequest> requestWatch;
  private @Nullable SharedIndexInformer<ChangeApproval> approvalWatch;
  private @Nullable SharedIndexInformer<Approver> approverWatch;
  private @Nullable SharedIndexInformer<PolicyBundle> bundleWatch;

  public World(
      KubernetesClient client,
      String namespace,
      String replica,
      InventoryBuilder inventories,
      EngineBuilder engines,
      Judge judge,
      Clock clock) {
    this.client = requireNonNull(client, "client is null");
    this.clock = requireNonNull(clock, "clock is null");
    kinds =
        new KindKeeper(
            Catalogue.builtIn(),
            inventories,
            new ClusterKindCheck(client, CONFIGURATION),
            this::broughtKinds,
            clock);
    BundleLoader loader =
        new BundleLoader(
            new ClusterModules(client, namespace),
            engines,
            new Rehearsal(judge, Catalogue.builtIn())::of,
            active,
            clock);
    report = new ReplicaReport(client, replica, this::state);
    keeper = new BundleKeeper(loader, report::soon);
  }

  /** Starts all watches in the background; returns at once, also without an API server. */
  public void start() {
    kinds.start();
    cluster = new ClusterIdentity(client);
    agentWatch = Watch.start("agent identities", client.resources(AgentIdentity.class), agents);
    kindWatch = Watch.start("data kinds", client.resources(DataKind.class), new Changes<>(_ -> {}));
    requestWatch =
        Watch.start("change requests", client.resources(ChangeRequest.class), cache.requests());
    requestWatch.addEventHandler(requests);
    approvalWatch =
        Watch.start("change approvals", client.resources(ChangeApproval.class), cache.approvals());
    approverWatch = Watch.start("approvers", client.resources(Approver.class), cache.approvers());
    bundleWatch =
        Watch.start(
            "the policy bundle",
            client.resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE),
            new Changes<>(bundle -> keeper.want(bundle.getSpec())));
    report.start();
  }

  @Override
  public <T> T use(Function<Surroundings, T> work) {
    return active.use(
        bundle -> kinds.active().use(watching -> work.apply(surroundings(bundle, watching))));
  }

  private Surroundings surroundings(Optional<Bundle> bundle, Watching watching) {
    Instant now = clock.instant();
    Optional<String> uid = clusterUid();
    // Who asks, and where, must be known before any policy can be trusted to have looked.
    boolean complete = uid.isPresent() && agentsSynced();
    return new Surroundings(
        watching.catalogue(),
        watching.feed().inventory(),
        staleKinds(watching, now),
        complete ? bundle : Optional.empty(),
        agents.byName(),
        new SparingEvidence(watching.feed().evidence(), cache, this::cacheIsCurrent),
        now,
        uid.orElse(""));
  }

  /** Before it is known what users brought, nobody can say what destroys. */
  private Set<String> staleKinds(Watching watching, Instant now) {
    Set<String> stale = watching.feed().staleKinds(now);
    if (kinds.known()) {
      return stale;
    }
    Set<String> all = new HashSet<>(stale);
    all.add(Surroundings.BROUGHT_KINDS);
    return all;
  }

  /** All of them, past any handler that may lag behind; empty until they were listed. */
  private Optional<Map<String, DataKindSpec>> broughtKinds() {
    SharedIndexInformer<DataKind> watch = kindWatch;
    return watch != null && watch.hasSynced()
        ? Optional.of(
            watch.getStore().list().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        kind -> kind.getMetadata().getName(), DataKind::getSpec)))
        : Optional.empty();
  }

  /** What is watched at this moment. */
  public Catalogue catalogue() {
    return kinds.active().get().catalogue();
  }

  /** The inventory in force at this moment, to count. */
  public InventoryFeed inventory() {
    return kinds.active().get().feed();
  }

  /** What is missing before reviews can be decided, one line each. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (active.revision().isEmpty()) {
      String error = keeper.lastError();
      missing.add("bundle: none is loaded" + (error.isEmpty() ? "" : " (" + error + ")"));
    }
    Set<String> stale = inventory().staleKinds(clock.instant());
    if (!stale.isEmpty()) {
      missing.add(
          "inventory: not current for " + String.join(", ", stale.stream().sorted().toList()));
    }
    if (!kinds.known()) {
      missing.add("data kinds: what users brought isn't watched yet");
    }
    if (!agentsSynced()) {
      missing.add("agents: not all seen yet");
    }
    if (clusterUid().isEmpty()) {
      missing.add("cluster: the namespace kube-system was not read yet");
    }
    return missing;
  }

  private boolean agentsSynced() {
    return agentWatch != null && agentWatch.hasSynced();
  }

  private boolean cacheIsCurrent() {
    return current(requestWatch) && current(approvalWatch) && current(approverWatch);
  }

  private static boolean current(@Nullable SharedIndexInformer<?> watch) {
    return watch != null && watch.hasSynced() && watch.isWatching();
  }

  private Optional<String> clusterUid() {
    return cluster == null ? Optional.empty() : cluster.uid();
  }

  /** Names of a user's ChangeRequests that still wait for somebody, sorted. */
  public List<String> openRequests(String username, Instant now) {
    return requests.of(username, now);
  }

  /** Revision of the bundle in force, empty when there is none. */
  public String revision() {
    return active.revision();
  }

  private ReplicaState state() {
    return new ReplicaState(
        active.revision(),
        active.generation().map(Generation::loadedAt),
        kinds.known() && inventory().staleKinds(clock.instant()).isEmpty(),
        keeper.lastError());
  }

  @Override
  public void close() {
    report.close();
    Stream.of(bundleWatch, agentWatch, kindWatch, requestWatch, approvalWatch, approverWatch)
        .filter(Objects::nonNull)
        .forEach(SharedIndexInformer::close);
    if (cluster != null) {
      cluster.close();
    }
    keeper.close();
    kinds.close();
    active.close();
  }
}

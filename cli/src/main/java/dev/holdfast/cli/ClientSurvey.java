package dev.holdfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.policy.BundleException;
import dev.holdfast.inventory.ClusterModules;
import dev.holdfast.inventory.ClusterReader;
import dev.holdfast.inventory.Listing;
import dev.holdfast.inventory.ServedKind;
import dev.holdfast.inventory.UnreadableException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;

/** The cluster that kubectl would use. */
final class ClientSurvey implements Survey {
  private static final String VIEWER =
      ". Reading needs the ClusterRole holdfast-viewer; ask a cluster-admin for"
          + " kubectl create clusterrolebinding … --clusterrole=holdfast-viewer --user=…";

  private final Config config;
  private final ClusterReader reader;

  /** Asked first by every command, so it is under way from the beginning. */
  private final Future<List<ServedKind>> served;

  private ClientSurvey(Config config) {
    this.config = config;
    this.reader = new ClusterReader(config);
    FutureTask<List<ServedKind>> asked = new FutureTask<>(reader::served);
    Thread.ofVirtual().start(asked);
    this.served = asked;
  }

  static Survey connect() {
    return new ClientSurvey(Connection.config());
  }

  @Override
  public String namespace() {
    String namespace = config.getNamespace();
    return namespace == null || namespace.isEmpty() ? "default" : namespace;
  }

  @Override
  public List<ServedKind> served() {
    try {
      return served.get();
    } catch (ExecutionException e) {
      throw CommandException.unavailable(
          "the cluster can't be read: %s. Is KUBECONFIG right?"
              .formatted(e.getCause() instanceof UnreadableException why ? why.getMessage() : e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.unavailable("interrupted");
    }
  }

  @Override
  public Optional<JsonNode> object(DataKind kind, String namespace, String name) {
    return object(
        kind.group(), kind.version(), kind.resource(), kind.namespaced() ? namespace : "", name);
  }

  private Optional<JsonNode> object(
      String group, String version, String resource, String namespace, String name) {
    try {
      return reader.object(group, version, resource, namespace, name);
    } catch (UnreadableException e) {
      throw unreadable(resource + " " + name, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Inventory list(
      Catalogue catalogue, List<DataKind> kinds, BiConsumer<DataKind, JsonNode> seen) {
    Listing listing = reader.list(catalogue, kinds, seen);
    // With gaps it would show too little, and who is told too little deletes too much.
    Map<String, String> gaps = new TreeMap<>(listing.unreadable());
    if (!gaps.isEmpty()) {
      throw unreadable(
          String.join(", ", gaps.keySet()), gaps.values().stream().findFirst().orElseThrow());
    }
    return listing.inventory();
  }

  @Override
  public Optional<PolicyBundleSpec> bundle() {
    return object(ApiGroup.NAME, ApiGroup.VERSION, "policybundles", "", PolicyBundle.ACTIVE)
        .map(ClientSurvey::spec);
  }

  private static PolicyBundleSpec spec(JsonNode bundle) {
    try {
      return new ObjectMapper().treeToValue(bundle.path("spec"), PolicyBundleSpec.class);
    } catch (JsonProcessingException e) {
      throw CommandException.unavailable(
          "the PolicyBundle isn't understood; is this plugin as new as Holdfast? "
              + e.getOriginalMessage());
    }
  }

  @Override
  public byte[] module(String namespace, String configMap) {
    try (KubernetesClient client = Connection.client(config)) {
      return new ClusterModules(client, namespace).read(configMap);
    } catch (BundleException e) {
      throw CommandException.unavailable(
          "%s, in namespace %s. Reading it needs the Role holdfast-viewer there; name Holdfast's"
                  .formatted(e.getMessage(), namespace)
              + " namespace with --holdfast-namespace");
    }
  }

  @Override
  public List<JsonNode> all(String group, String version, String resource) {
    try {
      return reader.all(group, version, resource);
    } catch (UnreadableException e) {
      throw unreadable(resource, String.valueOf(e.getMessage()));
    }
  }

  private static CommandException unreadable(String what, String why) {
    return CommandException.unavailable("can't read " + what + ": " + why + VIEWER);
  }

  @Override
  public void close() {
    reader.close();
  }
}

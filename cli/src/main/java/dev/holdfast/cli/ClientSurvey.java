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
import java.util.function.BiConsumer;

/** The cluster that kubectl would use. */
final class ClientSurvey implements Survey {
  private static final String VIEWER =
      ". Reading needs the ClusterRole holdfast-viewer; ask a cluster-admin for"
          + " kubectl create clusterrolebinding … --clusterrole=holdfast-viewer --user=…";

  private static final String BROUGHT = "datakinds";

  private final Config config;
  private final ClusterReader reader;

  // Every command asks these, so they are under way from the beginning, all at once.
  private final Asked<List<ServedKind>> served;
  private final Asked<List<JsonNode>> brought;
  private final Asked<Optional<JsonNode>> bundle;

  private ClientSurvey(Config config) {
    this.config = config;
    reader = new ClusterReader(config);
    served = Asked.now(reader::served);
    brought = Asked.now(() -> reader.all(ApiGroup.NAME, ApiGroup.VERSION, BROUGHT));
    bundle =
        Asked.now(
            () ->
                reader.object(
                    ApiGroup.NAME, ApiGroup.VERSION, "policybundles", "", PolicyBundle.ACTIVE));
  }

  static Survey connect(Connection connection) {
    return new ClientSurvey(connection.config());
  }

  @Override
  public String namespace() {
    String namespace = config.getNamespace();
    return namespace == null || namespace.isEmpty() ? "default" : namespace;
  }

  @Override
  public List<ServedKind> served() {
    try {
      return served.answer();
    } catch (UnreadableException e) {
      throw CommandException.unavailable(
          "the cluster can't be read: %s. Is KUBECONFIG right?".formatted(e.getMessage()));
    }
  }

  @Override
  public Optional<JsonNode> object(DataKind kind, String namespace, String name) {
    try {
      return reader.object(
          kind.group(), kind.version(), kind.resource(), kind.namespaced() ? namespace : "", name);
    } catch (UnreadableException e) {
      throw unreadable(kind.resource() + " " + name, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Inventory list(Catalogue catalogue, List<DataKind> kinds) {
    return whole(reader.list(catalogue, kinds));
  }

  @Override
  public Inventory list(
      Catalogue catalogue, List<DataKind> kinds, BiConsumer<DataKind, JsonNode> seen) {
    return whole(reader.list(catalogue, kinds, seen));
  }

  private static Inventory whole(Listing listing) {
    // With gaps it would show too little, and who is told too little deletes too much.
    Map<String, String> gaps = new TreeMap<>(listing.unreadable());
    if (!gaps.isEmpty()) {
      throw unreadable(
          String.join(", ", gaps.keySet()), gaps.values().stream().findFirst().orElseThrow());
    }
    return listing.inventory();
  }

  @Override
  public List<JsonNode> brought() {
    try {
      return brought.answer();
    } catch (UnreadableException e) {
      throw unreadable(BROUGHT, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<PolicyBundleSpec> bundle() {
    try {
      return bundle.answer().map(ClientSurvey::spec);
    } catch (UnreadableException e) {
      throw unreadable("policybundles " + PolicyBundle.ACTIVE, String.valueOf(e.getMessage()));
    }
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

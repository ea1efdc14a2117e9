package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {
  private static final DataKind CLAIMS = kind("persistentvolumeclaims");
  private static final DataKind VOLUMES = kind("persistentvolumes");
  private static final String CORE =
      """
      {"kind": "APIGroupDiscoveryList", "items": [{"metadata": {}, "versions": [{"version": "v1",
        "resources": [{"resource": "persistentvolumeclaims", "singularResource": "persistentvolumeclaim",
          "responseKind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "scope": "Namespaced", "shortNames": ["pvc"]}]}]}]}
      """;
  private static final String GROUPS =
      """
      {"kind": "APIGroupDiscoveryList", "items": [{"metadata": {"name": "db.example.com"}, "versions": [
        {"version": "v2", "resources": [{"resource": "stores", "singularResource": "store",
          "responseKind": {"kind": "Store"}, "scope": "Cluster"}]},
        {"version": "v1", "resources": [{"resource": "stores", "singularResource": "store",
          "responseKind": {"kind": "Store"}, "scope": "Cluster"}]}]}]}
      """;

  private TestingApiServer cluster;
  private KubernetesClient client;
  private ClusterReader reader;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestingApiServer();
    client = cluster.client();
    reader = new ClusterReader(client.getConfiguration());
  }

  @AfterEach
  void stop() {
    reader.close();
    client.close();
    cluster.close();
  }

  @Test
  void whatIsServedAndWhatPeopleCallIt() throws Exception {
    cluster.on("/api", 200, CORE).on("/apis", 200, GROUPS);
    List<ServedKind> served = reader.served();
    assertThat(served)
        .extracting(ServedKind::qualifiedResource)
        .containsExactly("persistentvolumeclaims", "stores.db.example.com");
    assertThat(served.getFirst().isCalled("PVC")).isTrue();
    assertThat(served.getFirst().namespaced()).isTrue();
    assertThat(served.getLast().version()).isEqualTo("v2");
    assertThat(served.getLast().versions()).containsExactly("v2", "v1");
  }

  @Test
  void discoveryThatIsNotAggregated() {
    cluster.on("/api", 200, CORE).on("/apis", 200, "{\"kind\":\"APIGroupList\"}");
    assertThatThrownBy(reader::served)
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("Kubernetes 1.30 or later");
  }

  @Test
  void everyPageOfEveryKind() {
    cluster
        .on(
            "/api/v1/persistentvolumeclaims?limit=2000",
            200,
            "{\"metadata\":{\"continue\":\"more\"},\"items\":[%s]}".formatted(claim("a")))
        .on(
            "/api/v1/persistentvolumeclaims?limit=2000&continue=more",
            200,
            "{\"items\":[%s]}".formatted(claim("b")));
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    Listing listing =
        reader.list(
            Catalogue.builtIn(),
            List.of(CLAIMS, VOLUMES),
            (kind, object) -> seen.add(kind.kind() + " " + object.at("/metadata/name").asText()));
    assertThat(listing.unreadable()).isEmpty();
    assertThat(listing.inventory().inNamespace("orders")).hasSize(2);
    assertThat(seen).containsExactly("PersistentVolumeClaim a", "PersistentVolumeClaim b");
  }

  @Test
  void aKindThatMayNotBeListedIsTold() {
    cluster.on("/api/v1/persistentvolumes", 403, "");
    Listing listing =
        reader.list(Catalogue.builtIn(), List.of(CLAIMS, VOLUMES), (kind, object) -> {});
    assertThat(listing.unreadable())
        .containsOnlyKeys("persistentvolumes")
        .containsValue("listing: the API server answered 403");
  }

  @Test
  void oneObject() throws Exception {
    cluster.on(
        "/apis/apps/v1/namespaces/orders/statefulsets/pg", 200, "{\"kind\":\"StatefulSet\"}");
    assertThat(reader.object("apps", "v1", "statefulsets", "orders", "pg"))
        .map(object -> object.path("kind").asText())
        .contains("StatefulSet");
    assertThat(reader.object("apps", "v1", "statefulsets", "orders", "none")).isEmpty();
    List<JsonNode> none = reader.all("apps", "v1", "daemonsets");
    assertThat(none).isEmpty();
  }

  private static String claim(String name) {
    return "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"orders\",\"uid\":\"%s\"}}"
        .formatted(name, name);
  }

  private static DataKind kind(String resource) {
    return Catalogue.builtIn().find("", resource).orElseThrow();
  }
}

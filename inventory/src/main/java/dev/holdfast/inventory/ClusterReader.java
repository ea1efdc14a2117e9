package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.Projection;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads a cluster as it is now, once: for programs that answer and end. */
public final class ClusterReader implements AutoCloseable {
  /** For everything that one call reads. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final ApiServer server;

  /** A reader with this address and these credentials. */
  public ClusterReader(Config config) {
    server = ApiServer.forReads(config);
  }

  /** Every kind that the cluster serves. */
  public List<ServedKind> served() throws UnreadableException {
    List<Callable<List<ServedKind>>> reads = List.of(() -> served("api"), () -> served("apis"));
    List<ServedKind> kinds = new ArrayList<>();
    for (Together.Outcome<List<ServedKind>> outcome : Together.run(reads, LIMIT)) {
      kinds.addAll(done(outcome));
    }
    return kinds;
  }

  private List<ServedKind> served(String root) throws IOException, InterruptedException {
    JsonNode answer =
        body(server.get(root, Discovery.ACCEPT, LIMIT))
            .orElseThrow(() -> new IOException("the API server has no /" + root));
    if (!Discovery.isAggregated(answer)) {
      throw new IOException("its discovery isn't aggregated; Kubernetes 1.30 or later is needed");
    }
    return Discovery.kinds(answer);
  }

  /**
   * All objects of these kinds, listed at the same time.
   *
   * @param kinds of the catalogue; those that aren't served are empty
   */
  public Listing list(Catalogue catalogue, List<DataKind> kinds) {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    return list(
        inventory,
        kinds,
        kind -> PageReader.projected(kind, object -> inventory.put(Projection.of(object, kind))));
  }

  /**
   * The same.
   *
   * @param seen shown every whole object, from several threads
   */
  public Listing list(
      Catalogue catalogue, List<DataKind> kinds, BiConsumer<DataKind, JsonNode> seen) {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    return list(
        inventory,
        kinds,
        kind ->
            PageReader.whole(
                object -> {
                  inventory.put(Projection.of(object, kind));
                  seen.accept(kind, object);
                }));
  }

  private Listing list(
      Inventory inventory, List<DataKind> kinds, Function<DataKind, PageReader> readers) {
    List<Callable<Optional<String>>> reads = new ArrayList<>();
    for (DataKind kind : kinds) {
      PageReader reader = readers.apply(kind);
      reads.add(() -> Pages.read(server, ApiServer.path(kind), Pages.LARGE, reader::read));
    }
    Map<String, String> unreadable = new TreeMap<>();
    List<Together.Outcome<Optional<String>>> outcomes = Together.run(reads, LIMIT);
    for (int index = 0; index < kinds.size(); index++) {
      if (outcomes.get(index) instanceof Together.Outcome.Failed(String message)) {
        unreadable.put(kinds.get(index).qualifiedResource(), message);
      }
    }
    return new Listing(inventory, unreadable);
  }

  /** Whole objects of any kind; none when it isn't served. */
  public List<JsonNode> all(String group, String version, String resource)
      throws UnreadableException {
    List<JsonNode> objects = new ArrayList<>();
    String path = ApiServer.path(group, version, resource);
    Callable<Optional<String>> read =
        () -> Pages.read(server, path, Pages.LARGE, PageReader.whole(objects::add)::read);
    done(Together.run(List.of(read), LIMIT).getFirst());
    return objects;
  }

  /**
   * One whole object; empty when it isn't there.
   *
   * @param namespace empty for cluster-scoped kinds
   */
  public Optional<JsonNode> object(
      String group, String version, String resource, String namespace, String name)
      throws UnreadableException {
    String path = ApiServer.path(group, version, resource, namespace, name);
    Callable<Optional<JsonNode>> read = () -> body(server.get(path, LIMIT));
    return done(Together.run(List.of(read), LIMIT).getFirst());
  }

  private static Optional<JsonNode> body(Answer answer) throws IOException {
    return switch (answer) {
      case Answer.Found(InputStream body) -> Optional.of(tree(body));
      case Answer.Missing() -> Optional.empty();
      case Answer.Expired() -> throw new IOException("the API server answered 410");
      case Answer.Failed(String message) -> throw new IOException(message);
    };
  }

  private static JsonNode tree(InputStream body) throws IOException {
    try (body) {
      return ApiServer.JSON.readTree(body);
    }
  }

  private static <T> T done(Together.Outcome<T> outcome) throws UnreadableException {
    return switch (outcome) {
      case Together.Outcome.Done<T>(T value) -> value;
      case Together.Outcome.Failed<T>(String message) -> throw new UnreadableException(message);
    };
  }

  @Override
  public void close() {
    server.close();
  }
}

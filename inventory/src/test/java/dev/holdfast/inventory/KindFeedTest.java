package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KindFeedTest {
  private static final String PATH = "/api/v1/persistentvolumeclaims";
  private static final DataKind CLAIMS =
      Catalogue.builtIn().find("", "persistentvolumeclaims").orElseThrow();

  private final TestingClock clock = new TestingClock();
  private final Seen seen = new Seen();
  private TestingApiServer cluster;
  private KubernetesClient client;
  private ApiServer server;
  private KindFeed feed;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestingApiServer();
    client = cluster.client();
    server = ApiServer.forStreams(client);
    feed = new KindFeed(CLAIMS, server, seen, clock);
  }

  @AfterEach
  void stop() {
    feed.close();
    if (thread != null) {
      thread.interrupt();
    }
    server.close();
    client.close();
    cluster.close();
  }

  @Test
  void listsInPagesThenWatches() {
    cluster
        .on(PATH + "?limit=500", 200, page("7", "more", "a", "b"))
        .on(PATH + "?limit=500&continue=more", 200, page("7", "", "c"));
    run();
    seenAre("a", "b", "c");
    cluster.send(PATH, event("ADDED", "d", "8"));
    cluster.send(PATH, event("DELETED", "a", "9"));
    seenAre("b", "c", "d");
    assertThat(cluster.requests().get(2)).contains("watch=1").contains("resourceVersion=7");
    assertThat(feed.state().stale(clock.instant())).isFalse();
  }

  @Test
  void nothingIsKnownBeforeTheListIsComplete() {
    cluster.on(PATH + "?limit=500", 200, page("7", "more", "a"));
    cluster.on(PATH + "?limit=500&continue=more", 500, "");
    run();
    Eventually.holds("second page asked for", () -> cluster.requests().size() >= 2);
    assertThat(feed.state().stale(clock.instant())).isTrue();
    assertThat(seen.names).isEmpty();
  }

  @Test
  void bookmarksKeepItFreshAndSilenceMakesItStale() {
    cluster.on(PATH, 200, page("7", "", "a"));
    run();
    watching(1);
    clock.advance(Duration.ofSeconds(149));
    assertThat(feed.state().stale(clock.instant())).isFalse();
    cluster.send(PATH, event("BOOKMARK", "", "9"));
    Eventually.holds("bookmark seen", () -> feed.state().heard().equals(clock.instant()));
    clock.advance(Duration.ofSeconds(151));
    assertThat(feed.state().stale(clock.instant())).isTrue();
    assertThat(seen.names).containsExactly("a");
  }

  @Test
  void aStreamThatEndsGoesOnWhereItEnded() {
    cluster.on(PATH, 200, page("7", "", "a"));
    run();
    cluster.send(PATH, event("ADDED", "b", "12"));
    cluster.send(PATH, TestingApiServer.END);
    watching(2);
    assertThat(cluster.requests().getLast()).contains("resourceVersion=12");
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void aVersionThatIsTooOldMeansListingAgain() {
    cluster.on(PATH, 200, page("7", "", "a"));
    run();
    watching(1);
    cluster.on(PATH, 200, page("50", "", "z"));
    cluster.send(PATH, "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410}}");
    seenAre("z");
    watching(2);
    assertThat(cluster.requests().getLast()).contains("resourceVersion=50");
  }

  @Test
  void aRefusedWatchMeansListingAgain() {
    cluster.on(PATH, 200, page("7", "", "a")).on(PATH + "?watch", 410, "");
    run();
    watching(2);
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void aStreamThatFallsSilentIsGivenUp() {
    cluster.on(PATH, 200, page("7", "", "a"));
    run();
    watching(1);
    clock.advance(Duration.ofSeconds(1));
    cluster.send(PATH, event("BOOKMARK", "", "9"));
    Eventually.holds("stream open", () -> feed.state().heard().equals(clock.instant()));
    clock.advance(Duration.ofSeconds(101));
    Eventually.holds(
        "another watch",
        () -> {
          feed.giveUpSince(clock.instant().minusSeconds(100));
          return watches() >= 2;
        });
  }

  @Test
  void aKindThatIsNotServedIsEmptyUntilItIs() {
    run();
    Eventually.holds("asked", () -> !feed.state().stale(clock.instant()));
    assertThat(seen.names).isEmpty();
    cluster.on(PATH, 200, page("7", "", "a"));
    feed.lookAgain();
    seenAre("a");
  }

  @Test
  void aDefinitionThatComesBeforeItsKindIsFollowedUp() {
    run();
    Eventually.holds("asked", () -> !feed.state().stale(clock.instant()));
    feed.lookAgain();
    Eventually.holds("asked again", () -> cluster.requests().size() >= 2);
    cluster.on(PATH, 200, page("7", "", "a"));
    seenAre("a");
  }

  @Test
  void whatCanNotBeReadIsNotKnown() {
    cluster.on(PATH, 403, "");
    run();
    Eventually.holds("asked", () -> cluster.requests().size() >= 2);
    assertThat(feed.state().stale(clock.instant())).isTrue();
  }

  private void run() {
    thread = Thread.ofVirtual().start(feed);
  }

  private void watching(int times) {
    Eventually.holds(times + " watches", () -> watches() >= times);
  }

  private long watches() {
    return cluster.requests().stream().filter(request -> request.contains("watch=1")).count();
  }

  private long lists() {
    return cluster.requests().size() - watches();
  }

  private void seenAre(String... names) {
    Eventually.holds(List.of(names) + " seen", () -> seen.names.equals(Set.of(names)));
  }

  private static String page(String version, String next, String... names) {
    return "{\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"},\"items\":[%s]}"
        .formatted(
            version,
            next,
            String.join(",", List.of(names).stream().map(name -> object(name, "1")).toList()));
  }

  private static String event(String type, String name, String version) {
    return "{\"type\":\"%s\",\"object\":%s}".formatted(type, object(name, version));
  }

  private static String object(String name, String version) {
    return """
        {"metadata":{"name":"%s","namespace":"ns","uid":"u-%s","resourceVersion":"%s"}}"""
        .formatted(name, name, version);
  }

  private static final class Seen implements KindFeed.Listener {
    private final Set<String> names = new ConcurrentSkipListSet<>();

    @Override
    public void all(List<InventoryObject> objects) {
      names.clear();
      objects.forEach(this::put);
    }

    @Override
    public void put(InventoryObject object) {
      names.add(object.ref().name());
    }

    @Override
    public void removed(InventoryObject object) {
      names.remove(object.ref().name());
    }
  }
}

package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.webhook.review.TestingEvidence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Catalogue and inventory change together, once the new inventory is current. */
class KindKeeperTest {
  private static final String NAME = "fortresses.castles.example.com";
  private static final Map<String, DataKindSpec> FORTRESS = Map.of(NAME, spec("spec.towers"));
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final List<TestingFeed> feeds = new ArrayList<>();
  private Optional<Map<String, DataKindSpec>> brought = Optional.empty();
  private KindCheck.Answer answer = new KindCheck.Answer.Usable();
  private Instant now = START;
  private final KindKeeper keeper =
      new KindKeeper(
          Catalogue.builtIn(), this::build, this::check, () -> brought, new TestingClock());

  @Test
  void isUnknownUntilAllWereListed() {
    keeper.look();
    assertThat(keeper.known()).isFalse();
    brought = Optional.of(Map.of());
    keeper.look();
    assertThat(keeper.known()).isTrue();
    assertThat(feeds).hasSize(1);
    assertThat(keeper.active().get().catalogue()).isSameAs(Catalogue.builtIn());
  }

  @Test
  void swapsBothOnceTheNewInventoryIsCurrent() {
    brought = Optional.of(FORTRESS);
    keeper.look();
    assertThat(keeper.known()).isFalse();
    assertThat(feeds).hasSize(2);
    assertThat(keeper.active().get().feed()).isSameAs(feeds.getFirst());
    feeds.getLast().current = true;
    keeper
        .active()
        .use(
            before -> {
              keeper.look();
              assertThat(feeds.getFirst().closed).as("a review still uses it").isFalse();
              assertThat(before.feed()).isSameAs(feeds.getFirst());
              return before;
            });
    assertThat(feeds.getFirst().closed).isTrue();
    assertThat(keeper.known()).isTrue();
    assertThat(watched()).isTrue();
    keeper.look();
    assertThat(feeds).hasSize(2);
  }

  @Test
  void aNewerChangeOvertakesOneThatIsBeingFilled() {
    brought = Optional.of(FORTRESS);
    keeper.look();
    brought = Optional.of(Map.of(NAME, spec("spec.gates")));
    keeper.look();
    assertThat(feeds).hasSize(3);
    assertThat(feeds.get(1).closed).isTrue();
    feeds.get(2).current = true;
    keeper.look();
    assertThat(watched()).isTrue();
    brought = Optional.of(Map.of());
    keeper.look();
    feeds.getLast().current = true;
    keeper.look();
    assertThat(watched()).isFalse();
  }

  @Test
  void whatCannotBeWatchedIsLeftOutAndAskedAboutAgain() {
    brought = Optional.of(FORTRESS);
    answer = new KindCheck.Answer.Hindered("no right");
    keeper.look();
    assertThat(keeper.known()).isTrue();
    assertThat(feeds).hasSize(1);
    answer = new KindCheck.Answer.Usable();
    now = START.plusSeconds(29);
    keeper.look();
    assertThat(feeds).hasSize(1);
    now = START.plusSeconds(30);
    keeper.look();
    feeds.getLast().current = true;
    keeper.look();
    assertThat(watched()).isTrue();
  }

  @Test
  void staysAsItIsWhileNobodyCanSay() {
    brought = Optional.of(FORTRESS);
    answer = new KindCheck.Answer.Unknown("the API server is away");
    keeper.look();
    assertThat(keeper.known()).isFalse();
    answer = new KindCheck.Answer.Usable();
    keeper.look();
    feeds.getLast().current = true;
    keeper.look();
    assertThat(watched()).isTrue();
    answer = new KindCheck.Answer.Unknown("the API server is away");
    now = START.plusSeconds(60);
    keeper.look();
    assertThat(watched()).isTrue();
  }

  @Test
  void aMalformedOneIsLeftOut() {
    brought = Optional.of(Map.of(NAME, spec("spec.towers"), "other", spec("spec.towers")));
    keeper.look();
    feeds.getLast().current = true;
    keeper.look();
    assertThat(watched()).isTrue();
  }

  @Test
  void closesWhatItHolds() {
    brought = Optional.of(FORTRESS);
    keeper.look();
    keeper.close();
    assertThat(feeds).allMatch(feed -> feed.closed);
  }

  private boolean watched() {
    return keeper.active().get().catalogue().find("castles.example.com", "fortresses").isPresent();
  }

  private InventoryFeed build(Catalogue catalogue) {
    feeds.add(new TestingFeed(catalogue));
    return feeds.getLast();
  }

  private KindCheck.Answer check(BroughtKind.Accepted kind) {
    return answer;
  }

  private static DataKindSpec spec(String path) {
    try {
      return new ObjectMapper()
          .readValue(
              """
              {"group": "castles.example.com", "version": "v1", "resource": "fortresses",
               "kind": "Fortress", "namespaced": true, "role": "Database", "transitions": [
                 {"id": "fortress.towers", "path": "%s", "when": "Decreases", "effect": "Shrink",
                  "message": "m"}]}
              """
                  .formatted(path),
              DataKindSpec.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private final class TestingClock extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static final class TestingFeed implements InventoryFeed {
    private final Inventory inventory;
    private boolean current;
    private boolean closed;

    TestingFeed(Catalogue catalogue) {
      inventory = new InMemoryInventory(catalogue);
    }

    @Override
    public void start() {}

    @Override
    public Inventory inventory() {
      return inventory;
    }

    @Override
    public Set<String> staleKinds(Instant now) {
      return current ? Set.of() : Set.of("fortresses.castles.example.com");
    }

    @Override
    public Evidence evidence() {
      return new TestingEvidence();
    }

    @Override
    public Map<String, Integer> counts() {
      return Map.of();
    }

    @Override
    public Duration age() {
      return Duration.ZERO;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

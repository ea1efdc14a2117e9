package dev.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the webhook tells of a deletion is what the client reads. */
class DeletionImpactTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Property(tries = 50)
  void isReadAsItWasWritten(@ForAll("deletions") DeletionImpact deletion) throws IOException {
    String text = deletion.text(NOW);
    DeletionImpact read = DeletionImpact.parse(text);
    assertThat(read).isEqualTo(deletion);
    // References are the same whatever their kind is called.
    assertThat(read.text(NOW)).isEqualTo(text);
    assertThat(text).matches("[A-Za-z0-9+/=]+");
  }

  @Example
  void whatIsNoImpactIsRefused() throws IOException {
    for (String json : List.of("", "[]", "{}", "1", "{\"items\": []}", "{\"items\": [{}]}")) {
      String text = zipped(json);
      assertThatThrownBy(() -> DeletionImpact.parse(text)).isInstanceOf(IOException.class);
    }
    for (String text : List.of("", "no base 64!", "e30=")) {
      assertThatThrownBy(() -> DeletionImpact.parse(text)).isInstanceOf(IOException.class);
    }
  }

  @Example
  void whatIsNotKnownHereIsRefused() throws IOException {
    String json =
        """
        {"target": {"group": "", "resource": "r", "kind": "K", "namespace": "", "name": "n"},
         "propagation": "Background", "items": [], "restorePoints": [], "digest": "d", "more": 1}
        """;
    assertThat(DeletionImpact.parse(zipped(json)).impact().digest()).isEqualTo("d");
    String newer = zipped(json.replace("Background", "Sideways"));
    assertThatThrownBy(() -> DeletionImpact.parse(newer)).isInstanceOf(IOException.class);
  }

  private static String zipped(String json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Provide
  Arbitrary<DeletionImpact> deletions() {
    Arbitrary<Impact> impacts =
        Combinators.combine(items().list().ofMaxSize(5), points().list().ofMaxSize(3), texts())
            .as(Impact::new);
    return Combinators.combine(refs(), Arbitraries.of(PropagationPolicy.class), impacts)
        .as(DeletionImpact::new);
  }

  private static Arbitrary<ImpactItem> items() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<List<String>> lists = texts().list().ofMaxSize(3);
    return Combinators.combine(
            refs(),
            texts(),
            Arbitraries.of(Role.class),
            Arbitraries.of(Fate.class),
            lists,
            Combinators.combine(flags, flags, lists).as(Linkage::new),
            Combinators.combine(texts(), texts()).as(Backing::new).injectNull(0.3),
            refs().injectNull(0.3))
        .as(ImpactItem::new);
  }

  private static Arbitrary<RestorePoint> points() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            refs(), refs(), instants().injectNull(0.3), flags, flags, flags, texts())
        .as(RestorePoint::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, NOW.toEpochMilli() * 2).map(Instant::ofEpochMilli);
  }

  private static Arbitrary<ObjectRef> refs() {
    return Combinators.combine(texts(), texts(), texts(), texts(), texts()).as(ObjectRef::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(8);
  }
}

package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalResult.Satisfied;
import dev.holdfast.core.approval.TestingVariants.Variant;
import dev.holdfast.core.approval.sshsig.TestingEdit;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.StrictJson;
import dev.holdfast.core.change.StrictJson.MalformedException;
import dev.holdfast.core.change.TestingReviews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is changed about a valid approval, it stops counting, even when its approvers sign the
 * changed text. Only a narrower window and a reason are theirs to set.
 */
class ApprovalPropertiesTest {
  private static final Map<String, TestingKey> KEYS =
      Map.of("dana", TestingScene.DANA, "erin", TestingScene.ERIN, "theo", TestingScene.THEO);

  private static final Request DELETION = Request.of(TestingScene.fresh());
  private static final Request UPDATE = Request.of(update());

  /**
   * A request that waits for signatures.
   *
   * @param signatures over its text as it is, by approver
   */
  private record Request(TestingScene scene, String text, Map<String, String> signatures) {
    static Request of(TestingScene fresh) {
      TestingScene scene = fresh.requested();
      return new Request(scene, scene.heldText(), signed(scene.heldText()));
    }

    ApprovalResult check(String other, Map<String, String> by) {
      TestingScene approved = scene;
      for (Map.Entry<String, String> each : by.entrySet()) {
        SignatureEntry entry = new SignatureEntry(each.getKey(), each.getValue());
        approved = approved.approval("cha-" + each.getKey(), other, entry);
      }
      return approved.check();
    }
  }

  @Example
  void unchangedTheyCount() {
    for (Request each : List.of(DELETION, UPDATE)) {
      assertThat(each.check(each.text(), each.signatures())).isInstanceOf(Satisfied.class);
      assertThat(tree(each.text()).toString()).isEqualTo(each.text());
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void anyFieldOfADeletion(@ForAll("deletions") Variant variant) {
    refusedUnlessNarrowed(DELETION, variant.value().toString());
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void anyFieldOfAnUpdate(@ForAll("updates") Variant variant) {
    refusedUnlessNarrowed(UPDATE, variant.value().toString());
  }

  @Property(tries = 600)
  void anyByteOfTheText(@ForAll("edits") TestingEdit edit) {
    byte[] text = UPDATE.text().getBytes(StandardCharsets.UTF_8);
    String changed = new String(edit.applied(text), StandardCharsets.UTF_8);
    refusedUnlessNarrowed(UPDATE, changed);
  }

  @Property(tries = 300)
  void anyCharacterOfASignature(@ForAll("edits") TestingEdit edit) {
    String armour = DELETION.signatures().get("dana");
    byte[] bytes = edit.applied(armour.getBytes(StandardCharsets.UTF_8));
    String changed = new String(bytes, StandardCharsets.UTF_8);
    Map<String, String> signatures = new TreeMap<>(DELETION.signatures());
    signatures.put("dana", changed);
    if (!unwrapped(changed).equals(unwrapped(armour))) {
      assertThat(DELETION.check(DELETION.text(), signatures)).isNotInstanceOf(Satisfied.class);
    }
  }

  @Property(tries = 50)
  void aNarrowerWindowAndAReasonAreTheApproversToSet(
      @ForAll("before") Instant notBefore,
      @ForAll("after") Instant notAfter,
      @ForAll("reasons") String reason) {
    Statement held = StatementWriterTest.parsed(UPDATE.text());
    String text = held.with(reason, notBefore, notAfter).text();
    assertThat(UPDATE.check(text, signed(text))).isInstanceOf(Satisfied.class);
  }

  @Provide
  Arbitrary<Variant> deletions() {
    return Arbitraries.of(TestingVariants.of(tree(DELETION.text())));
  }

  @Provide
  Arbitrary<Variant> updates() {
    return Arbitraries.of(TestingVariants.of(tree(UPDATE.text())));
  }

  @Provide
  Arbitrary<TestingEdit> edits() {
    return TestingEdit.any();
  }

  @Provide
  Arbitrary<Instant> before() {
    return seconds("2026-11-23T08:00:00Z", TestingScene.NOW.toString());
  }

  @Provide
  Arbitrary<Instant> after() {
    return seconds("2026-11-23T09:30:01Z", "2026-11-23T16:00:00Z");
  }

  @Provide
  Arbitrary<String> reasons() {
    return Arbitraries.of("", "storage moves", "né \"\\/ 数据", "x".repeat(1000));
  }

  private static Arbitrary<Instant> seconds(String from, String to) {
    return Arbitraries.longs()
        .between(Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  /** Neither with the signatures over the text as it was, nor with new ones over what it became. */
  private static void refusedUnlessNarrowed(Request request, String text) {
    if (text.equals(request.text())) {
      return;
    }
    assertThat(request.check(text, request.signatures())).isNotInstanceOf(Satisfied.class);
    if (!narrowed(tree(request.text()), text)) {
      assertThat(request.check(text, signed(text))).isNotInstanceOf(Satisfied.class);
    }
  }

  /** Whether only reason and a window within that of before differ: judged from the JSON alone. */
  private static boolean narrowed(JsonNode held, String text) {
    try {
      if (!(StrictJson.tree(text) instanceof ObjectNode signed)
          || !signed.toString().equals(text)
          || signed.path("notBefore").asText().compareTo(held.path("notBefore").asText()) < 0
          || signed.path("notAfter").asText().compareTo(held.path("notAfter").asText()) > 0) {
        return false;
      }
      for (String own : List.of("reason", "notBefore", "notAfter")) {
        if (!signed.path(own).isTextual()) {
          return false;
        }
        signed.replace(own, held.path(own));
      }
      return signed.toString().equals(held.toString());
    } catch (MalformedException e) {
      return false;
    }
  }

  private static Map<String, String> signed(String text) {
    Map<String, String> signatures = new TreeMap<>();
    KEYS.forEach((name, key) -> signatures.put(name, key.sign(text)));
    return signatures;
  }

  /** Everything that a statement can hold: content, fields, several requirements. */
  private static TestingScene update() {
    String volume =
        "{kind: PersistentVolume, metadata: {name: pv-1, uid: p1}, spec:"
            + " {persistentVolumeReclaimPolicy: %s, claimRef: {name: %s}}}";
    Change change =
        TestingReviews.update(
                "persistentvolumes",
                volume.formatted("Retain", "a"),
                volume.formatted("Delete", "b"))
            .by(TestingScene.AGENT)
            .change();
    return TestingScene.fresh()
        .with(
            change,
            effect(EffectClass.Weaken, "/spec/persistentVolumeReclaimPolicy", "Retain", "Delete"),
            effect(EffectClass.Reparent, "/spec/claimRef/name", "a", "b"))
        .with(
            new Requirement("volumes", "HF-VOL-002", "dba", 2, false, "shared with production"),
            new Requirement("volumes", "HF-VOL-003", "platform", 1, true, "the storage is kept"));
  }

  private static Effect effect(EffectClass effect, String path, String from, String to) {
    return new Effect(
        effect, "rule", path, TestingReviews.yaml(from), TestingReviews.yaml(to), "because");
  }

  /** Line breaks inside the base64 are all that may differ. */
  private static String unwrapped(String armour) {
    String begin = "-----BEGIN SSH SIGNATURE-----\n";
    String end = "\n-----END SSH SIGNATURE-----";
    String text = armour.endsWith("\n") ? armour.substring(0, armour.length() - 1) : armour;
    return text.startsWith(begin) && text.endsWith(end)
        ? text.substring(begin.length(), text.length() - end.length()).replace("\n", "")
        : armour;
  }

  private static JsonNode tree(String text) {
    try {
      return StrictJson.tree(text);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.holdfast.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewParserTest {
  private static final String UID = "705ab4f5-6393-11e8-b7cc-42010a800002";
  private static final String CLAIM =
      "{kind: PersistentVolumeClaim, metadata: {name: data, namespace: orders, uid: u-1%s}}";

  @Test
  void readsADelete() {
    Change change =
        TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted(""))
            .by("system:serviceaccount:agents:cursor", "system:serviceaccounts")
            .change();
    assertThat(change.reviewUid()).isEqualTo(UID);
    assertThat(change.operation()).isEqualTo(Operation.DELETE);
    assertThat(change.kind())
        .isEqualTo(new ResourceKind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"));
    assertThat(change.namespace()).isEqualTo("orders");
    assertThat(change.name()).isEqualTo("data");
    assertThat(change.uid()).isEqualTo("u-1");
    assertThat(change.requester().username()).isEqualTo("system:serviceaccount:agents:cursor");
    assertThat(change.requester().groups()).containsExactly("system:serviceaccounts");
    assertThat(change.dryRun()).isFalse();
    assertThat(change.propagationPolicy()).isEqualTo(PropagationPolicy.Background);
    assertThat(change.object()).isNull();
    assertThat(change.resource()).isEqualTo(change.oldObject());
    assertThat(change.transitions()).isEmpty();
  }

  @Test
  void anItemOfACollectionHasItsNameFromTheOldObject() {
    Change change =
        TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted(""))
            .without("name")
            .change();
    assertThat(change.name()).isEqualTo("data");
  }

  @Test
  void aGeneratedNameNamesNothing() {
    Change change =
        TestingReviews.create(
                "persistentvolumeclaims",
                "{metadata: {generateName: data-, name: data-x7k, namespace: orders, uid: u}}")
            .change();
    assertThat(change.name()).isEmpty();
    assertThat(change.uid()).isEmpty();
  }

  @Test
  void aNamespaceIsClusterScoped() {
    Change change =
        TestingReviews.delete("namespaces", "{kind: Namespace, metadata: {name: orders, uid: u}}")
            .change();
    assertThat(change.namespace()).isEmpty();
    assertThat(change.name()).isEqualTo("orders");
  }

  @Test
  void anUpdateHasTransitions() {
    Change change =
        TestingReviews.update(
                "persistentvolumeclaims",
                CLAIM.formatted(", labels: {environment: production}"),
                CLAIM.formatted(", labels: {environment: staging}"))
            .change();
    assertThat(change.transitions())
        .extracting(Transition::path)
        .containsExactly("/metadata/labels/environment");
    assertThat(change.propagationPolicy()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                     |                                         | Background",
        "{propagationPolicy: Foreground}       |                                         | Foreground",
        "{propagationPolicy: Orphan}           |                                         | Orphan",
        "{orphanDependents: true}              |                                         | Orphan",
        "{orphanDependents: false}             | , finalizers: [orphan]                  | Background",
        "{}                                    | , finalizers: [orphan]                  | Orphan",
        "{}                                    | , finalizers: [foregroundDeletion]      | Foreground",
        "{propagationPolicy: Background}       | , finalizers: [foregroundDeletion]      | Background",
      })
  void knowsHowDependentsAreTreated(String options, String finalizers, PropagationPolicy expected) {
    TestingReviews review =
        TestingReviews.delete(
            "persistentvolumeclaims", CLAIM.formatted(finalizers == null ? "" : finalizers));
    Change change =
        (options == null
                ? review.without("options")
                : review.with("options", TestingReviews.yaml(options)))
            .change();
    assertThat(change.propagationPolicy()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{propagationPolicy: Orphan} | [customresourcecleanup.apiextensions.k8s.io] | Background",
        "{orphanDependents: true}    | []                                           | Background",
        "{}                          | [orphan]                                     | Orphan",
      })
  void theApiServerIgnoresTheOptionsOfADefinitionsDeletion(
      String options, String finalizers, PropagationPolicy expected) {
    Change change =
        TestingReviews.delete(
                "customresourcedefinitions.apiextensions.k8s.io",
                "{kind: CustomResourceDefinition, metadata: {name: things, finalizers: %s}}"
                    .formatted(finalizers))
            .with("options", TestingReviews.yaml(options))
            .change();
    assertThat(change.propagationPolicy()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"request\":{\"uid\":\"a\",\"uid\":\"b\"}}           | duplicate key",
        "{\"request\":{\"uid\":\"a\"}} x                       | not valid JSON",
        "{\"request\":{\"uid\":\"a\"}} {}                      | not valid JSON",
        "{\"request\":{\"uid\":\"a\"}                          | not valid JSON",
        "{\"request\":{\"uid\":\"a\",\"x\":\"\\ud800\"}}       | surrogate",
        "{\"request\":{\"uid\":\"a\"},\"x\":NaN}               | not valid JSON",
        "{\"request\":{\"uid\":\"a\"}}                         | AdmissionReview",
      })
  void refusesWhatOthersCouldReadDifferently(String text, String says) {
    assertThat(ReviewParser.parse(text.strip().getBytes(StandardCharsets.UTF_8)))
        .asInstanceOf(type(ParsedReview.Malformed.class))
        .satisfies(malformed -> assertThat(malformed.message()).contains(says))
        .satisfies(malformed -> assertThat(malformed.uid()).isEqualTo(Optional.of("a")));
  }

  @Test
  void refusesDepthSizeAndForeignBytes() {
    String deep = "[".repeat(513) + "]".repeat(513);
    assertMalformed(
        ("{\"request\":{\"uid\":\"a\",\"x\":" + deep + "}}").getBytes(StandardCharsets.UTF_8),
        "deeper than 512",
        Optional.of("a"));
    byte[] large = new byte[ReviewParser.SIZE_LIMIT + 1];
    Arrays.fill(large, (byte) ' ');
    byte[] start = "{\"request\":{\"uid\":\"a\",".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, large, 0, start.length);
    assertMalformed(large, "7 MiB", Optional.of("a"));
    assertMalformed(
        new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"'}, "UTF-8", Optional.empty());
    assertMalformed(new byte[0], "empty", Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "uid, uid",
    "operation, operation",
    "userInfo, userInfo",
    "resource, resource",
    "oldObject, lacks",
  })
  void refusesAReviewThatLacksAField(String field, String says) {
    byte[] review =
        TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted("")).without(field).bytes();
    assertMalformed(review, says, field.equals("uid") ? Optional.empty() : Optional.of(UID));
  }

  @ParameterizedTest
  @CsvSource({"object", "name", "dryRun", "options", "namespace", "userInfo", "kind"})
  void refusesAFieldOfAnotherType(String field) {
    byte[] review =
        TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted(""))
            .with(field, JsonNodeFactory.instance.numberNode(7))
            .bytes();
    assertMalformed(review, field, Optional.of(UID));
  }

  private static void assertMalformed(byte[] review, String says, Optional<String> uid) {
    assertThat(ReviewParser.parse(review))
        .asInstanceOf(type(ParsedReview.Malformed.class))
        .satisfies(malformed -> assertThat(malformed.message()).contains(says))
        .satisfies(malformed -> assertThat(malformed.uid()).isEqualTo(uid));
  }
}

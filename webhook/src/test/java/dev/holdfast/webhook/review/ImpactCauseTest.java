package dev.holdfast.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who asks by a dry run of a deletion is told all of its impact, and nobody else is. */
class ImpactCauseTest {
  private static final Reason REASON = new Reason("HF-VOL-001", "p", "production", "");
  private static final Verdict SLOW = new Verdict.Fault("PolicyTimeLimit", List.of(REASON));
  private static final Verdict DENY = new Verdict.Deny(List.of(REASON));

  @Test
  void aDryRunOfADeletionIsToldAll() throws IOException {
    Impact impact = impact(3);
    JsonNode causes = causes(DENY, ImpactCauseTest::dry, impact);
    assertThat(causes).hasSize(2);
    assertThat(causes.at("/0/reason").asText()).isEqualTo("HF-VOL-001");
    assertThat(causes.at("/1/reason").asText()).isEqualTo("holdfast.dev/impact");
    DeletionImpact told = DeletionImpact.parse(causes.at("/1/message").asText());
    assertThat(told.impact()).isEqualTo(impact);
    assertThat(told.propagation()).isEqualTo(PropagationPolicy.Background);
    assertThat(told.target().toString())
        .isEqualTo("persistentvolumeclaims orders-staging/pg-data-0");
  }

  @Test
  void whatPoliciesCouldNotJudgeIsToldAsWell() {
    assertThat(causes(SLOW, ImpactCauseTest::dry, impact(3))).hasSize(2);
  }

  @Test
  void nobodyElseIs() {
    assertThat(causes(DENY, UnaryOperator.identity(), impact(3))).hasSize(1);
    assertThat(causes(DENY, ImpactCauseTest::dry, null)).hasSize(1);
    assertThat(causes(SLOW, ImpactCauseTest::dry, null)).hasSize(1);
    assertThat(causes(new Verdict.Allow(List.of()), ImpactCauseTest::dry, impact(3))).isEmpty();
    UnaryOperator<String> collection =
        review -> dry(review).replaceFirst("\"name\":\"pg-data-0\",", "");
    assertThat(causes(DENY, collection, impact(3))).hasSize(1);
    UnaryOperator<String> connect =
        review -> dry(review).replace("\"operation\":\"DELETE\"", "\"operation\":\"CONNECT\"");
    assertThat(causes(DENY, connect, impact(3))).hasSize(1);
  }

  @Test
  void theLargestImpactFitsAndWhatIsLongerIsLeftOut() {
    JsonNode causes = causes(DENY, ImpactCauseTest::dry, impact(4_000));
    assertThat(causes).hasSize(2);
    assertThat(causes.at("/1/message").asText().length()).isLessThan(ImpactCause.LONGEST);
    assertThat(causes(DENY, ImpactCauseTest::dry, impact(40_000))).hasSize(1);
  }

  private static String dry(String review) {
    return review.replace("\"dryRun\":false", "\"dryRun\":true");
  }

  private static JsonNode causes(
      Verdict verdict, UnaryOperator<String> review, @Nullable Impact impact) {
    String text = review.apply(new String(TestingDecisions.review(), StandardCharsets.UTF_8));
    Change change =
        ((ParsedReview.Parsed) ReviewParser.parse(text.getBytes(StandardCharsets.UTF_8))).change();
    Decision any = TestingDecisions.deny(REASON);
    Decision decision =
        new Decision(
            verdict,
            change,
            any.identity(),
            List.of(),
            impact,
            List.of(),
            List.of(),
            Optional.empty(),
            "sha256:1234");
    Answer answer = AnswerDocument.of(TestingDecisions.outcome(decision));
    return TestingDecisions.json(answer.body()).at("/response/status/details/causes");
  }

  private static Impact impact(int size) {
    List<ImpactItem> items =
        IntStream.range(0, size)
            .mapToObj(
                number ->
                    new ImpactItem(
                        claim("data-" + number),
                        UUID.nameUUIDFromBytes(
                                new byte[] {
                                  (byte) number, (byte) (number >> 8), (byte) (number >> 16)
                                })
                            .toString(),
                        Role.Claim,
                        Fate.Destroyed,
                        List.of("in namespace orders-staging"),
                        new Linkage(true, false, List.of("environment=production")),
                        null,
                        number == 0 ? null : claim("data-0")))
            .toList();
    return new Impact(items, List.of(), "sha256:impact");
  }

  private static ObjectRef claim(String name) {
    return new ObjectRef(
        "", "persistentvolumeclaims", "PersistentVolumeClaim", "orders-staging", name);
  }
}

package dev.holdfast.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.core.change.StrictJson.MalformedException;

/** Whatever the bytes are: a change or a refusal, never an exception. */
class ReviewParserFuzzTest {
  @FuzzTest
  void neverThrows(byte[] review) throws MalformedException {
    switch (ReviewParser.parse(review)) {
      case ParsedReview.Malformed malformed ->
          assertThat(malformed.message()).isNotBlank().doesNotContain("\n");
      case ParsedReview.Parsed(Change change) -> {
        assertThat(change.reviewUid()).isNotEmpty();
        // What was read can be written for the policy engine and read again.
        assertThat(StrictJson.tree(change.request().toString())).isEqualTo(change.request());
      }
    }
  }
}

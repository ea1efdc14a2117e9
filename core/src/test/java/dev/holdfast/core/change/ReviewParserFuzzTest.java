package dev.holdfast.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Whatever the bytes are: a change or a refusal, never an exception. */
class ReviewParserFuzzTest {
  @FuzzTest
  void neverThrows(byte[] review) throws IOException {
    switch (ReviewParser.parse(review)) {
      case ParsedReview.Malformed malformed ->
          assertThat(malformed.message()).isNotBlank().doesNotContain("\n");
      case ParsedReview.Parsed(Change change) -> {
        assertThat(change.reviewUid()).isNotEmpty();
        // What was read can be written for the policy engine and read again.
        assertThat(
                new ObjectMapper().readTree(new ObjectMapper().writeValueAsBytes(change.request())))
            .isNotNull();
      }
    }
  }
}

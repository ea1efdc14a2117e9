package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever the bytes are: the only text of a statement, or a refusal in one line. */
class StatementParserFuzzTest {
  @FuzzTest
  void oneTextOrARefusal(byte[] bytes) {
    switch (StatementParser.parse(bytes)) {
      case ParsedStatement.Malformed(String message) ->
          assertThat(message).isNotBlank().doesNotContain("\n").hasSizeLessThan(300);
      case ParsedStatement.Parsed(Statement statement) -> {
        assertThat(statement.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
        assertThat(statement.notBefore()).isBefore(statement.notAfter());
      }
    }
  }
}

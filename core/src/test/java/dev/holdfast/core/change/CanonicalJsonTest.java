package dev.holdfast.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\": 1.0, \"a\": [true, null]} | {\"a\":[true,null],\"b\":1}",
        "[1, \"x\"]                        | [1,\"x\"]",
        "\"Retain\"                        | \"Retain\"",
        "3                                 | 3",
        "1e2                               | 100",
        "true                              | true",
        "null                              | null",
        "\"\\u00e9\\n\"                    | \"é\\n\"",
      })
  void everyValueHasOneForm(String value, String expected) throws Exception {
    assertThat(
            new String(
                CanonicalJson.bytes(new ObjectMapper().readTree(value)), StandardCharsets.UTF_8))
        .isEqualTo(expected);
  }

  @Test
  void aNumberBeyondDoubleHasNone() {
    assertThatThrownBy(() -> CanonicalJson.bytes(DecimalNode.valueOf(new BigDecimal("1e999"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

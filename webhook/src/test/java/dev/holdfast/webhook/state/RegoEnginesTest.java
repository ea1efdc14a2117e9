package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.core.policy.BundleException;
import org.junit.jupiter.api.Test;

class RegoEnginesTest {
  @Test
  void says_so_when_bytes_are_no_module() {
    try (RegoEngines engines = new RegoEngines(1)) {
      assertThatThrownBy(() -> engines.build(new byte[] {1, 2, 3}))
          .isInstanceOf(BundleException.class)
          .hasMessageStartingWith("the module can't be compiled: ");
    }
  }
}

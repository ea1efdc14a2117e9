package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleException;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BundleKeeperTest {
  private final AtomicInteger failures = new AtomicInteger();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private final ActiveBundle active = new ActiveBundle();
  private final BundleKeeper keeper =
      new BundleKeeper(
          new BundleLoader(
              this::read, wasm -> new TestingEngine(""), _ -> {}, active, Clock.systemUTC()),
          () -> changes.add(active.revision()));

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void loads_what_is_wanted_and_tells() throws Exception {
    PolicyBundleSpec spec = TestingBundles.spec("one", false);

    keeper.want(spec);

    assertThat(next()).isEqualTo(spec.revision());
    assertThat(keeper.lastError()).isEmpty();
  }

  @Test
  void says_why_it_could_not_and_tries_again() throws Exception {
    PolicyBundleSpec spec = TestingBundles.spec("one", false);
    failures.set(1);

    keeper.want(spec);

    assertThat(next()).isEmpty();
    assertThat(keeper.lastError()).isEqualTo("ConfigMap holdfast-bundle-one is not there");
    assertThat(next()).isEqualTo(spec.revision());
    assertThat(keeper.lastError()).isEmpty();
  }

  private String next() throws InterruptedException {
    return changes.poll(20, TimeUnit.SECONDS);
  }

  private byte[] read(String configMap) throws BundleException {
    if (failures.getAndDecrement() > 0) {
      throw new BundleException("ConfigMap " + configMap + " is not there");
    }
    return TestingBundles.gzip(configMap.substring("holdfast-bundle-".length()));
  }
}

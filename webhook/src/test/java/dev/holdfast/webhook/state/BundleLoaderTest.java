package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.verdict.Bundle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleLoaderTest {
  private final Map<String, byte[]> configMaps = new HashMap<>();
  private final List<TestingEngine> engines = new ArrayList<>();
  private final ActiveBundle active = new ActiveBundle();
  private final BundleLoader loader =
      new BundleLoader(
          this::read,
          wasm -> {
            TestingEngine engine = new TestingEngine(new String(wasm, StandardCharsets.UTF_8));
            engines.add(engine);
            return engine;
          },
          _ -> {},
          active,
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void brings_a_bundle_into_force() throws Exception {
    loader.load(stored("one", false));

    assertThat(active.revision()).isEqualTo(TestingBundles.spec("one", false).revision());
    assertThat(engine().module()).isEqualTo("one");
  }

  @Test
  void has_nothing_in_force_before_the_first() {
    assertThat(active.revision()).isEmpty();
    assertThat(active.<Boolean>use(bundle -> bundle.isEmpty())).isTrue();
  }

  @Test
  void swaps_and_closes_the_old_one_when_its_last_review_is_done() throws Exception {
    loader.load(stored("one", false));
    TestingEngine old = engine();

    boolean closedWhileInUse =
        active.use(
            bundle -> {
              load("two");
              assertThat(engine().module()).isEqualTo("two");
              return ((TestingEngine) bundle.orElseThrow().engine()).closed();
            });

    assertThat(closedWhileInUse).isFalse();
    assertThat(old.closed()).isTrue();
    assertThat(engine().closed()).isFalse();
  }

  @Test
  void refuses_content_that_is_not_what_the_bundle_names() throws Exception {
    loader.load(stored("one", false));
    PolicyBundleSpec two = stored("two", false);
    configMaps.put(two.configMap(), TestingBundles.gzip("evil"));

    assertThatThrownBy(() -> loader.load(two))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("the content of ConfigMap holdfast-bundle-two has revision")
        .hasMessageEndingWith("not " + two.revision());
    assertThat(engine().module()).isEqualTo("one");
  }

  @Test
  void refuses_content_that_cannot_be_unpacked() {
    PolicyBundleSpec one = stored("one", false);
    configMaps.put(one.configMap(), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> loader.load(one))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("can't be unpacked");
  }

  @Test
  void keeps_the_engine_when_only_the_trust_root_has_closed() throws Exception {
    loader.load(stored("one", false));
    loader.load(stored("one", true));

    assertThat(engines).hasSize(1);
    assertThat(bundle().spec().trustRootClosed()).isTrue();
  }

  @Test
  void never_reopens_the_trust_root() throws Exception {
    loader.load(stored("one", true));
    loader.load(stored("one", false));
    assertThat(bundle().spec().trustRootClosed()).isTrue();

    loader.load(stored("two", false));
    assertThat(bundle().spec().trustRootClosed()).isTrue();
  }

  private PolicyBundleSpec stored(String module, boolean trustRootClosed) {
    PolicyBundleSpec spec = TestingBundles.spec(module, trustRootClosed);
    configMaps.put(spec.configMap(), TestingBundles.gzip(module));
    return spec;
  }

  private void load(String module) {
    try {
      loader.load(stored(module, false));
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] read(String configMap) throws BundleException {
    byte[] content = configMaps.get(configMap);
    if (content == null) {
      throw new BundleException("ConfigMap " + configMap + " is not there");
    }
    return content;
  }

  private Bundle bundle() {
    return active.use(bundle -> bundle.orElseThrow());
  }

  private TestingEngine engine() {
    return (TestingEngine) bundle().engine();
  }
}

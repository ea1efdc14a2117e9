package dev.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleRevisionTest {
  private static final byte[] WASM = {0, 'a', 's', 'm'};
  private static final BundleSettings SETTINGS =
      new BundleSettings(
          new LinkageSettings(
              Map.of("env", List.of("prod"), "environment", List.of("live")),
              null,
              null,
              null,
              "Ignore"),
          Map.of("dba", 2, "trust", 1),
          1,
          null,
          null,
          List.of());

  @Test
  void survives_the_round_trip_through_the_api_server() throws Exception {
    ObjectMapper json = new ObjectMapper();
    BundleEntrypoint sent = entrypoint("Enforce");
    BundleEntrypoint read = json.readValue(json.writeValueAsString(sent), BundleEntrypoint.class);
    BundleSettings settings =
        json.readValue(json.writeValueAsString(SETTINGS), BundleSettings.class);

    assertThat(BundleRevision.of(WASM, List.of(read), settings))
        .startsWith("sha256:")
        .isEqualTo(BundleRevision.of(WASM, List.of(sent), SETTINGS));
  }

  @Test
  void changes_with_each_part() {
    String revision = BundleRevision.of(WASM, List.of(entrypoint("Enforce")), SETTINGS);

    assertThat(BundleRevision.of(new byte[] {1}, List.of(entrypoint("Enforce")), SETTINGS))
        .isNotEqualTo(revision);
    assertThat(BundleRevision.of(WASM, List.of(entrypoint("Audit")), SETTINGS))
        .isNotEqualTo(revision);
    BundleSettings other = new BundleSettings(SETTINGS.linkage(), null, 1, null, null, null);
    assertThat(BundleRevision.of(WASM, List.of(entrypoint("Enforce")), other))
        .isNotEqualTo(revision);
  }

  private static BundleEntrypoint entrypoint(String enforcement) {
    return new BundleEntrypoint(
        "volumes-shared-backing",
        "uid-1",
        3L,
        enforcement,
        null,
        new ObjectMapper().createObjectNode().put("maxAge", "24h"),
        "holdfast/bundle/p0/result");
  }
}

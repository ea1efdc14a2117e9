package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.policy.BundleRevision;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Policies in Java: one that asks for approvals of what takes production along, one elsewhere. */
final class TestingEngine implements PolicyEngine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] WASM = "wasm".getBytes(StandardCharsets.UTF_8);

  /** Gives a cluster the bundle of these policies. */
  static TestingSurvey install(TestingSurvey survey) {
    List<BundleEntrypoint> entrypoints =
        List.of(
            new BundleEntrypoint(
                "keep-production", "u1", 1L, "Enforce", null, null, "p/production"),
            new BundleEntrypoint(
                "elsewhere",
                "u2",
                1L,
                "Enforce",
                new PolicyMatch(List.of("Uncover"), null, null, null, null),
                null,
                "p/elsewhere"));
    BundleSettings settings =
        new BundleSettings(LinkageRules.DEFAULTS, null, 1, null, null, List.of());
    PolicyBundleSpec spec =
        new PolicyBundleSpec(
            BundleRevision.of(WASM, entrypoints, settings),
            entrypoints,
            settings,
            "bundle",
            "1",
            true);
    return survey.with(spec, gzipped());
  }

  private static byte[] gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(WASM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
    return entrypoints.stream().map(_ -> evaluate(input)).toList();
  }

  private static Evaluation evaluate(byte[] input) {
    try {
      for (JsonNode item : JSON.readTree(input).at("/impact/items")) {
        if (item.at("/linkage/production").asBoolean()) {
          return new Evaluation.Value(
              JSON.readTree(
                  """
                  {"require_approval": [
                    {"code": "T-1", "message": "production", "group": "dba", "count": 2}]}
                  """));
        }
      }
      return new Evaluation.Value(JSON.createObjectNode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}

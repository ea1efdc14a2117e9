package dev.holdfast.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.benchmarks.DecisionBenchmark.Scene;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Decider;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Surroundings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A review, the cluster it meets, and the decider. */
record Stage(BenchmarkEngine engine, Decider decider, byte[] review, Surroundings surroundings)
    implements AutoCloseable {
  private static final PolicyMatch ELSEWHERE =
      new PolicyMatch(List.of("Uncover"), null, null, null, null);

  static Stage of(Scene scene) throws IOException {
    Cluster cluster = new Cluster();
    return switch (scene) {
      case SHARED_BACKING -> {
        cluster.claim("staging", "data-0", "vol-shared");
        for (int i = 0; i < 50; i++) {
          cluster.production("orders", "data-" + i, "vol-shared");
        }
        yield of(5, null, cluster, cluster.deletionOfClaim("staging", "data-0"));
      }
      case NAMESPACE -> {
        for (int i = 0; i < 4900; i++) {
          cluster.production("orders", "data-" + i, "vol-" + i);
        }
        yield of(Workload.BUILT_IN, null, cluster, cluster.deletionOfNamespace("orders"));
      }
      case ONE_UNMATCHED -> {
        cluster.claim("staging", "data-0", "vol-0");
        yield of(1, ELSEWHERE, cluster, cluster.deletionOfClaim("staging", "data-0"));
      }
      case MANY_UNMATCHED -> {
        cluster.claim("staging", "data-0", "vol-0");
        yield of(200, ELSEWHERE, cluster, cluster.deletionOfClaim("staging", "data-0"));
      }
      case HARMLESS -> {
        cluster.claim("staging", "data-0", "vol-0");
        yield of(5, null, cluster, cluster.annotationOfClaim("staging", "data-0"));
      }
    };
  }

  private static Stage of(
      int policies, @Nullable PolicyMatch match, Cluster cluster, JsonNode review)
      throws IOException {
    BenchmarkEngine engine = BenchmarkEngine.of(policies);
    List<BundleEntrypoint> entrypoints =
        IntStream.range(0, policies).mapToObj(i -> entrypoint("p" + i, match)).toList();
    BundleSettings settings =
        new BundleSettings(LinkageRules.DEFAULTS, Map.of("dba", 2), 1, null, null, List.of());
    PolicyBundleSpec bundle =
        new PolicyBundleSpec("sha256:0", entrypoints, settings, "bundle", "1", true);
    Catalogue catalogue = Catalogue.builtIn();
    InMemoryInventory inventory = cluster.inventory(catalogue);
    Surroundings surroundings =
        new Surroundings(
            catalogue,
            inventory,
            Set.of(),
            Optional.of(new Bundle(bundle, engine.engine())),
            Map.of(),
            new InventoryEvidence(inventory),
            Instant.parse("2026-01-01T00:00:00Z"),
            "cluster");
    return new Stage(engine, new Decider(), review.toString().getBytes(UTF_8), surroundings);
  }

  private static BundleEntrypoint entrypoint(String name, @Nullable PolicyMatch match) {
    String path = "holdfast/bundle/" + name + "/result";
    return new BundleEntrypoint(name, "uid-" + name, 1L, "Enforce", match, null, path);
  }

  Decision decide() {
    return decider.decide(review, surroundings);
  }

  @Override
  public void close() {
    engine.close();
  }
}

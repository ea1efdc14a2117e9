package dev.holdfast.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.policy.Evaluation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A policy whose work grows with the square of an impact can't judge a namespace of thousands, and
 * what it can't judge, nobody can approve.
 */
class LargeImpactTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Duration NO_HURRY = Duration.ofMinutes(2);
  private static final int FEW = 1_000;
  private static final int TIMES = 8;

  private static final int ROUNDS = 4;

  /** Linear work has been seen to take up to 11 times as long, quadratic at least 50 times. */
  private static final int MOST = 35;

  @Test
  void everyPolicyLooksAtEachItemOnce() {
    String few = input(FEW);
    String many = input(FEW * TIMES);
    for (BuiltInPolicy policy : BuiltInPolicy.all()) {
      try (var engine = new TestingEngine(source(policy))) {
        long fewTime = Long.MAX_VALUE;
        long manyTime = Long.MAX_VALUE;
        // In turn, and the fastest of several, since anything else may run beside.
        for (int round = 0; round < ROUNDS; round++) {
          fewTime = Math.min(fewTime, nanos(engine, few));
          manyTime = Math.min(manyTime, nanos(engine, many));
        }
        assertThat(manyTime)
            .as("%s: %d items instead of %d", policy.policy(), FEW * TIMES, FEW)
            .isLessThan(MOST * fewTime);
      }
    }
  }

  private static PolicySource source(BuiltInPolicy policy) {
    String own = policy.rego().replaceFirst("(?m)^package .*$", "package large");
    return TestingSources.policy(policy.policy(), own);
  }

  private static long nanos(TestingEngine engine, String input) {
    long start = System.nanoTime();
    assertThat(engine.evaluate(input, NO_HURRY)).hasOnlyElementsOfType(Evaluation.Value.class);
    return System.nanoTime() - start;
  }

  /** An agent deletes a namespace: claims of production and their volumes, with old snapshots. */
  private static String input(int items) {
    ObjectNode input = NODES.objectNode();
    input
        .putObject("change")
        .put("operation", "DELETE")
        .put("group", "")
        .put("resource", "namespaces")
        .put("namespace", "")
        .put("name", "orders");
    input.putArray("effects").addObject().put("effect", "Delete").put("message", "goes");
    input.putObject("review").putObject("object");
    input.putObject("requester").put("class", "Agent");
    ArrayNode list = input.putObject("impact").putArray("items");
    ArrayNode points = input.withObject("/impact").putArray("restorePoints");
    for (int i = 0; i < items; i++) {
      boolean claim = i % 2 == 0;
      ObjectNode item = claim ? ref("persistentvolumeclaims", i / 2) : volume(i / 2);
      item.put("role", claim ? "Claim" : "Volume").put("fate", "Destroyed");
      // A tenth of the volumes doesn't look like production.
      item.putObject("linkage")
          .put("production", claim || i % 10 != 1)
          .put("sharedBackup", true)
          .putArray("because")
          .add("environment=production");
      item.putObject("backing").put("driver", "csi.example").put("handle", "vol-" + i / 2);
      list.add(item);
      if (claim) {
        ObjectNode point = ref("volumesnapshots", i / 2);
        point.set("of", ref("persistentvolumeclaims", i / 2));
        points.add(point.put("ageSeconds", 1_000_000).put("independent", true).put("falls", false));
      }
    }
    return input.toString();
  }

  private static ObjectNode volume(int number) {
    return ref("persistentvolumes", number).put("namespace", "");
  }

  private static ObjectNode ref(String resource, int number) {
    return NODES
        .objectNode()
        .put("group", "")
        .put("resource", resource)
        .put("namespace", "orders")
        .put("name", "data-" + number);
  }
}

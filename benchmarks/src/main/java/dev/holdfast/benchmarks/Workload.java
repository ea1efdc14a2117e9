package dev.holdfast.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.compiler.BuiltInPolicy;
import dev.holdfast.compiler.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What is evaluated: copies of the built-in policies, and input documents of a given size. */
final class Workload {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How many policies there are that differ. */
  static final int BUILT_IN = BuiltInPolicy.all().size();

  private Workload() {}

  /** The built-in policies again and again, each in a package of its own. */
  static List<PolicySource> policies(int count) {
    List<BuiltInPolicy> builtIn = BuiltInPolicy.all();
    return IntStream.range(0, count)
        .mapToObj(i -> policy("p" + i, builtIn.get(i % builtIn.size()).rego()))
        .toList();
  }

  private static PolicySource policy(String name, String rego) {
    String own = rego.replaceFirst("(?m)^package .*$", "package benchmark." + name);
    return new PolicySource(
        name, "uid-" + name, 1, Instant.EPOCH, List.of(), own, List.of(), List.of(), null);
  }

  /** The deletion of a claim whose impact fills the document up to a size. */
  static byte[] input(int bytes) {
    ObjectNode input = NODES.objectNode();
    input
        .putObject("change")
        .put("operation", "DELETE")
        .put("group", "")
        .put("version", "v1")
        .put("resource", "persistentvolumeclaims")
        .put("subresource", "")
        .put("namespace", "staging")
        .put("name", "data-0")
        .put("uid", "uid-0")
        .put("dryRun", false)
        .put("propagationPolicy", "Background");
    input.putArray("effects").add(NODES.objectNode().put("effect", "Delete").put("path", ""));
    ObjectNode review = input.putObject("review").put("operation", "DELETE").put("uid", "review");
    review.set("object", claim());
    review.set("oldObject", claim());
    input
        .putObject("requester")
        .put("username", "system:serviceaccount:agents:coder")
        .put("class", "Agent")
        .putNull("agent");
    ObjectNode impact = input.putObject("impact");
    ArrayNode items = impact.putArray("items");
    impact.putArray("restorePoints");
    impact.put("digest", "sha256:0");
    input.put("now", "2026-01-01T00:00:00Z").put("cluster", "cluster");
    input.putObject("namespaceLabels");
    int size = input.toString().length();
    int step = item(0).toString().length() + 1;
    for (int i = 0; size < bytes; i++) {
      items.add(item(i));
      size += step;
    }
    return input.toString().getBytes(UTF_8);
  }

  private static ObjectNode claim() {
    ObjectNode claim = NODES.objectNode().put("apiVersion", "v1");
    claim.putObject("metadata").put("name", "data-0").put("namespace", "staging");
    claim.putObject("spec").put("volumeName", "pv-0").put("storageClassName", "fast");
    return claim;
  }

  private static ObjectNode item(int number) {
    ObjectNode item =
        NODES
            .objectNode()
            .put("group", "")
            .put("resource", "persistentvolumeclaims")
            .put("kind", "PersistentVolumeClaim")
            .put("namespace", "orders-" + number % 10)
            .put("name", "data-" + number)
            .put("uid", "uid-" + number)
            .put("role", "Claim")
            .put("fate", "Destroyed");
    item.putArray("via").add("shares backing csi.example/vol-123");
    ObjectNode linkage = item.putObject("linkage").put("production", number % 10 == 1);
    linkage.put("sharedBackup", false).putArray("because");
    item.putObject("backing").put("driver", "csi.example").put("handle", "vol-" + number % 50);
    return item;
  }
}

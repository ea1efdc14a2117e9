package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.reach.PodHolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The entries for what gets a hand on data: shells in Pods, Pods, and the templates of Pods. */
final class PodEntries {
  /** The chart puts the namespace of the release in place of this. */
  private static final String NAMESPACE = "'$NAMESPACE'";

  /** Sources that lead to no storage of their own. */
  private static final List<String> HARMLESS =
      List.of("configMap", "secret", "emptyDir", "projected", "downwardAPI", "image");

  private PodEntries() {}

  /** Where repairs of the cluster or of the guard may need one, shells don't wait for an answer. */
  static ObjectNode shell() {
    Rules rules = new Rules();
    rules.add(
        List.of("CONNECT"),
        "",
        List.of("pods/exec", "pods/attach", "pods/portforward", "pods/proxy"));
    rules.add(List.of("UPDATE"), "", List.of("pods/ephemeralcontainers"));
    return Entry.of(
        "shell.holdfast.dev",
        "shell",
        rules,
        Map.of(
            "not-where-the-cluster-is-repaired",
            "!(request.namespace in ['kube-system', " + NAMESPACE + "])\n"));
  }

  /** A database must be able to restart, so these may pass unanswered. */
  static ObjectNode pods() {
    Rules rules = new Rules();
    Map<String, List<String>> byGroup = new TreeMap<>();
    for (PodHolder holder : PodHolder.ALL) {
      byGroup.computeIfAbsent(holder.group(), _ -> new ArrayList<>()).add(holder.resource());
    }
    byGroup.forEach((group, resources) -> rules.add(operations(), group, resources));
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("brings-storage", brings());
    conditions.put("changes-storage", changes());
    return Entry.of("pods.holdfast.dev", "pods", rules, conditions);
  }

  private static List<String> operations() {
    return List.of("CREATE", "UPDATE");
  }

  private static String brings() {
    return volumes("object")
        + ".exists(volume, volume.exists(key, !(key in "
        + Cel.texts(withName())
        + "))) ||\n"
        + claimTemplates("object")
        + " != []\n";
  }

  /** What was there before was judged when it came: rolling a database adds nothing. */
  private static String changes() {
    return "request.operation != 'UPDATE' ||\n"
        + volumes("object")
        + " != "
        + volumes("oldObject")
        + " ||\n"
        + claimTemplates("object")
        + " != "
        + claimTemplates("oldObject")
        + "\n";
  }

  private static List<String> withName() {
    List<String> keys = new ArrayList<>(List.of("name"));
    keys.addAll(HARMLESS);
    return keys;
  }

  /** The volumes of whichever Pod spec the object holds. */
  private static String volumes(String root) {
    Map<String, List<String>> byPath = new LinkedHashMap<>();
    for (PodHolder holder : PodHolder.ALL) {
      String path = holder.spec().stream().map(key -> ".?" + key).collect(Collectors.joining());
      byPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(holder.resource());
    }
    List<Map.Entry<String, List<String>>> places = List.copyOf(byPath.entrySet());
    StringBuilder choice = new StringBuilder("(");
    for (Map.Entry<String, List<String>> place : places.subList(0, places.size() - 1)) {
      choice
          .append("request.resource.resource in ")
          .append(Cel.texts(place.getValue()))
          .append(" ? ")
          .append(list(root + place.getKey()))
          .append(" : ");
    }
    return choice.append(list(root + places.getLast().getKey())).append(")").toString();
  }

  private static String list(String spec) {
    return spec + ".?volumes.orValue([])";
  }

  private static String claimTemplates(String root) {
    return root + ".?spec.?volumeClaimTemplates.orValue([])";
  }
}

package dev.holdfast.core.reach;

import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A volume of a Pod.
 *
 * @param index in the Pod's list
 * @param fields values by their path inside of the volume
 */
record PodVolume(int index, Map<String, String> fields) {
  private static final Pattern FIELD =
      Pattern.compile(Pattern.quote(PodKind.VOLUMES) + "\\[([0-9]+)]\\.(.+)");

  PodVolume {
    fields = Map.copyOf(fields);
  }

  /** The volumes of a projected Pod, in their order. */
  static List<PodVolume> of(InventoryObject pod) {
    Map<Integer, Map<String, String>> byIndex = new TreeMap<>();
    pod.fields()
        .forEach(
            (path, value) -> {
              Matcher field = FIELD.matcher(path);
              if (field.matches()) {
                byIndex
                    .computeIfAbsent(Integer.valueOf(field.group(1)), _ -> new HashMap<>())
                    .put(field.group(2), value);
              }
            });
    return byIndex.entrySet().stream()
        .map(entry -> new PodVolume(entry.getKey(), entry.getValue()))
        .toList();
  }

  String name() {
    return field("name");
  }

  /** Empty when it names none. */
  String claim() {
    return field(PodKind.CLAIM);
  }

  boolean ephemeral() {
    return fields.containsKey(PodKind.EPHEMERAL);
  }

  /** The volume that its ephemeral claim is to bind; usually empty. */
  String ephemeralVolume() {
    return field(PodKind.EPHEMERAL_VOLUME);
  }

  /** As if it were a PersistentVolume of the same source. */
  InventoryObject asVolume() {
    Map<String, String> source = new HashMap<>();
    fields.forEach((path, value) -> source.put("spec." + path, value));
    return new InventoryObject(
        new ObjectRef("", "persistentvolumes", "PersistentVolume", "", ""),
        "",
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        source,
        false);
  }

  private String field(String path) {
    return fields.getOrDefault(path, "");
  }
}

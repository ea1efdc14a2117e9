package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a kubeconfig's user acts as: {@code as}, {@code as-groups}, {@code as-user-extra}. The
 * client reads none of them, and would act as somebody else than kubectl does.
 */
final class Impersonation {
  private Impersonation() {}

  /**
   * Adds it to what the client read.
   *
   * @param environment of this process
   */
  static Config add(Config config, Map<String, String> environment) {
    List<JsonNode> files = files(environment);
    JsonNode context = find(files, "contexts", first(files, "current-context"), "context");
    JsonNode user = find(files, "users", context.path("user").asText(), "user");
    if (user.hasNonNull("as")) {
      config.setImpersonateUsername(user.path("as").asText());
      config.setImpersonateGroups(texts(user.path("as-groups")).toArray(String[]::new));
      Map<String, List<String>> extra = new LinkedHashMap<>();
      user.path("as-user-extra")
          .properties()
          .forEach(entry -> extra.put(entry.getKey(), texts(entry.getValue())));
      config.setImpersonateExtras(extra);
    }
    return config;
  }

  /** Those that are there, in kubectl's order; what is wrong with one, the client says better. */
  private static List<JsonNode> files(Map<String, String> environment) {
    String named = environment.get("KUBECONFIG");
    String home = environment.getOrDefault("HOME", "");
    List<JsonNode> files = new ArrayList<>();
    for (String name :
        named == null || named.isEmpty()
            ? new String[] {Path.of(home, ".kube", "config").toString()}
            : named.split(File.pathSeparator, -1)) {
      try {
        if (!name.isEmpty() && Files.isRegularFile(Path.of(name))) {
          files.add(new YAMLMapper().readTree(Files.readString(Path.of(name))));
        }
      } catch (IOException e) {
        files.add(MissingNode.getInstance());
      }
    }
    return files;
  }

  /** The first file that says it counts. */
  private static String first(List<JsonNode> files, String field) {
    return files.stream()
        .map(file -> file.path(field).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static JsonNode find(List<JsonNode> files, String list, String name, String part) {
    for (JsonNode file : files) {
      for (JsonNode entry : file.path(list)) {
        if (entry.path("name").asText().equals(name)) {
          return entry.path(part);
        }
      }
    }
    return MissingNode.getInstance();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kubeconfig whose current context names nothing but an address, certificates and a token, all
 * written out in it. The client understands every kubeconfig, but only after it has loaded all
 * models of Kubernetes, more than a tenth of what {@code impact} costs; so whatever is more than
 * that, or could be meant to change it, is left to the client.
 */
final class PlainKubeconfig {
  private static final String CERTIFICATE = "client-certificate-data";
  private static final String KEY = "client-key-data";
  private static final Set<String> CLUSTER = Set.of("server", "certificate-authority-data");
  private static final Set<String> USER = Set.of("token", CERTIFICATE, KEY);
  private static final Set<String> CONTEXT = Set.of("cluster", "user", "namespace");

  private PlainKubeconfig() {}

  /**
   * Reads it; empty when it isn't plain.
   *
   * @param environment of this process
   */
  static Optional<Config> read(Map<String, String> environment) {
    if (environment.keySet().stream().anyMatch(PlainKubeconfig::isMeantForTheClient)
        || System.getProperties().stringPropertyNames().stream()
            .anyMatch(name -> name.startsWith("kubernetes."))) {
      return Optional.empty();
    }
    String named = environment.get("KUBECONFIG");
    try {
      // A list of files is no file.
      Path file =
          named == null ? Path.of(environment.get("HOME"), ".kube", "config") : Path.of(named);
      return Files.isRegularFile(file)
          ? config(new YAMLMapper().readTree(Files.readString(file)))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // The client says better what is wrong with it.
      return Optional.empty();
    }
  }

  private static boolean isMeantForTheClient(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.startsWith("KUBERNETES_")
        || name.endsWith("_PROXY")
        || name.equals("HTTP2_DISABLE");
  }

  private static Optional<Config> config(JsonNode kubeconfig) {
    JsonNode context =
        named(kubeconfig.path("contexts"), kubeconfig.path("current-context")).path("context");
    JsonNode cluster = named(kubeconfig.path("clusters"), context.path("cluster")).path("cluster");
    JsonNode user = named(kubeconfig.path("users"), context.path("user")).path("user");
    boolean plain =
        hasOnly(context, CONTEXT)
            && hasOnly(cluster, CLUSTER)
            && cluster.has("server")
            && hasOnly(user, USER)
            && user.has(CERTIFICATE) == user.has(KEY);
    if (!plain) {
      return Optional.empty();
    }
    ConfigBuilder config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cluster.path("server").asText())
            .withCaCertData(text(cluster, "certificate-authority-data"))
            .withAutoOAuthToken(text(user, "token"))
            .withNamespace(text(context, "namespace"));
    if (user.has(KEY)) {
      String key = text(user, KEY);
      config
          .withClientCertData(text(user, CERTIFICATE))
          .withClientKeyData(key)
          .withClientKeyAlgo(Config.getKeyAlgorithm(null, key));
    }
    return Optional.of(config.build());
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.get(field).asText() : null;
  }

  /** Nothing when the list names it twice. */
  private static JsonNode named(JsonNode list, JsonNode name) {
    JsonNode found = MissingNode.getInstance();
    for (JsonNode each : list) {
      if (each.path("name").equals(name)) {
        if (!found.isMissingNode()) {
          return MissingNode.getInstance();
        }
        found = each;
      }
    }
    return found;
  }

  /** Whether it has some of these fields, all of them text, and no others. */
  private static boolean hasOnly(JsonNode object, Set<String> fields) {
    return !object.isEmpty()
        && object.properties().stream()
            .allMatch(field -> fields.contains(field.getKey()) && field.getValue().isTextual());
  }
}

package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.impact.LinkageRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules of validating webhooks, matched as the API server matches them. */
public final class WebhookRules {
  private static final String OURS = ".holdfast.dev";
  private static final String ALL = "*";

  /** In a condition by which every label is seen. */
  private static final String EVERY_LABEL = "object.metadata.?labels != oldObject.metadata.?labels";

  private static final String SOME_LABELS = "object.metadata.?labels[";

  private final List<JsonNode> rules = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  private WebhookRules() {}

  /**
   * The rules of Holdfast's own webhooks, which are named {@code ….holdfast.dev}.
   *
   * @param configurations whole ValidatingWebhookConfigurations, of anybody
   */
  public static WebhookRules of(Collection<JsonNode> configurations) {
    return of(configurations, _ -> true);
  }

  /**
   * Those without a condition: whatever a change of such an object is, the webhook is asked about
   * it.
   *
   * @param configurations whole ValidatingWebhookConfigurations, of anybody
   */
  public static WebhookRules unconditional(Collection<JsonNode> configurations) {
    return of(
        configurations,
        webhook ->
            webhook.path("matchConditions").isEmpty()
                && webhook.path("objectSelector").isEmpty()
                && webhook.path("namespaceSelector").isEmpty());
  }

  private static WebhookRules of(Collection<JsonNode> configurations, Predicate<JsonNode> entries) {
    WebhookRules found = new WebhookRules();
    for (JsonNode configuration : configurations) {
      for (JsonNode webhook : configuration.path("webhooks")) {
        if (webhook.path("name").asText().endsWith(OURS) && entries.test(webhook)) {
          webhook.path("rules").forEach(found.rules::add);
          webhook
              .path("matchConditions")
              .forEach(condition -> found.conditions.add(condition.path("expression").asText()));
        }
      }
    }
    return found;
  }

  /**
   * What they don't ask about that an extension of a built-in kind looks at; its deletion, and what
   * the built-in catalogue names, are asked about anyway.
   */
  public List<Gap> gapsOfExtension(DataKind extension) {
    List<Operation> wanted = new ArrayList<>();
    boolean updates =
        !extension.finalizers().arming().isEmpty()
            || extension.transitions().stream().anyMatch(rule -> rule.on() == Operation.UPDATE);
    if (createDestroys(extension)) {
      wanted.add(Operation.CREATE);
    }
    if (updates) {
      wanted.add(Operation.UPDATE);
    }
    List<Gap> gaps = new ArrayList<>();
    add(extension, extension.resource(), wanted, gaps);
    for (String subresource : extension.subresources()) {
      add(extension, extension.resource() + "/" + subresource, List.of(Operation.UPDATE), gaps);
    }
    return gaps;
  }

  /**
   * Keys of labels that link and whose change some rule doesn't ask about, sorted: whoever takes
   * such a label off isn't seen.
   */
  public List<String> missedLabels(@Nullable LinkageSettings linkage) {
    List<String> choosy =
        conditions.stream()
            .filter(condition -> condition.contains(SOME_LABELS))
            .filter(condition -> !condition.contains(EVERY_LABEL))
            .toList();
    return LinkageRules.of(linkage).keys().stream()
        .sorted()
        .filter(key -> choosy.stream().anyMatch(condition -> !condition.contains("'" + key + "'")))
        .toList();
  }

  /** What they don't ask about that can have an effect on these kinds. */
  public List<Gap> gaps(Collection<DataKind> kinds) {
    List<Gap> gaps = new ArrayList<>();
    for (DataKind kind : kinds) {
      List<Operation> destructive = new ArrayList<>(List.of(Operation.UPDATE, Operation.DELETE));
      if (createDestroys(kind)) {
        destructive.addFirst(Operation.CREATE);
      }
      add(kind, kind.resource(), destructive, gaps);
      for (String subresource : kind.subresources()) {
        add(kind, kind.resource() + "/" + subresource, List.of(Operation.UPDATE), gaps);
      }
    }
    return gaps;
  }

  private void add(DataKind kind, String resource, List<Operation> wanted, List<Gap> gaps) {
    List<Operation> missing =
        wanted.stream()
            .filter(
                operation ->
                    rules.stream().noneMatch(rule -> matches(rule, kind, resource, operation)))
            .toList();
    if (!missing.isEmpty()) {
      gaps.add(new Gap(kind.group(), resource, missing));
    }
  }

  private static boolean createDestroys(DataKind kind) {
    return kind.trigger().fires()
        || kind.transitions().stream().anyMatch(rule -> rule.on() == Operation.CREATE);
  }

  private static boolean matches(
      JsonNode rule, DataKind kind, String resource, Operation operation) {
    return has(rule.path("operations"), operation.name())
        && has(rule.path("apiGroups"), kind.group())
        && has(rule.path("apiVersions"), kind.version())
        && scoped(rule.path("scope").asText(ALL), kind)
        && resources(rule.path("resources"), resource);
  }

  private static boolean scoped(String scope, DataKind kind) {
    return scope.equals(ALL) || scope.equals(kind.namespaced() ? "Namespaced" : "Cluster");
  }

  /** {@code *} means every resource without subresources, {@code *}{@code /*} everything. */
  private static boolean resources(JsonNode names, String resource) {
    int slash = resource.indexOf('/');
    for (JsonNode entry : names) {
      String name = entry.asText();
      boolean fits =
          name.equals(resource)
              || name.equals("*/*")
              || (slash < 0 && (name.equals(ALL) || name.equals(resource + "/*")))
              || (slash > 0
                  && (name.equals(resource.substring(0, slash) + "/*")
                      || name.equals(ALL + resource.substring(slash))));
      if (fits) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonNode names, String name) {
    for (JsonNode entry : names) {
      if (entry.asText().equals(ALL) || entry.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}

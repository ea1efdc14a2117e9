package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Entries of the ValidatingWebhookConfiguration: what the API server asks about. */
public final class WebhookEntries {
  private static final String DOMAIN = ".holdfast.dev";
  private static final String OUR_GROUP = "holdfast.dev";

  private final List<DataKind> kinds;
  private final List<String> definitionGroups;

  private WebhookEntries(Catalogue catalogue) {
    this.kinds = List.copyOf(catalogue.kinds());
    this.definitionGroups =
        Stream.concat(kinds.stream().map(DataKind::group), Stream.of(OUR_GROUP))
            .filter(group -> !group.isEmpty())
            .distinct()
            .sorted()
            .toList();
  }

  /**
   * The document that the chart reads: {@code entries}, each with name, class, rules and
   * matchConditions.
   *
   * @param ours plural names of our own kinds
   */
  public static ObjectNode of(Catalogue catalogue, Collection<String> ours) {
    WebhookEntries entries = new WebhookEntries(catalogue);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("entries");
    entries.kinds.forEach(kind -> list.add(entries.data(kind)));
    entries.kinds.forEach(kind -> entries.unanswered(kind).ifPresent(list::add));
    list.add(entries.creation());
    list.add(PodEntries.shell());
    list.add(PodEntries.pods());
    list.add(GuardEntry.of(ours));
    return document;
  }

  private ObjectNode data(DataKind kind) {
    String level = kind.role() == Role.Container ? "cascade" : "data";
    ContentCondition content = content(kind);
    Rules rules = new Rules();
    rules.add(List.of("UPDATE", "DELETE"), kind.group(), resources(kind));
    if (content.create().isPresent()) {
      rules.add(List.of("CREATE"), kind.group(), List.of(kind.resource()));
    }
    String name = kind.qualifiedResource() + "." + level + DOMAIN;
    return Entry.of(name, level, rules, Map.of("can-have-an-effect", content.expression()));
  }

  /** Updates that everyday work makes as well, so that they may not wait. */
  private Optional<ObjectNode> unanswered(DataKind kind) {
    Rules rules = new Rules();
    rules.add(List.of("UPDATE"), kind.group(), resources(kind));
    String name = kind.qualifiedResource() + ".unanswered" + DOMAIN;
    return content(kind)
        .unanswered()
        .map(
            condition ->
                Entry.of(name, "creation", rules, Map.of("can-have-an-effect", condition + "\n")));
  }

  private static List<String> resources(DataKind kind) {
    List<String> resources = new ArrayList<>(List.of(kind.resource()));
    kind.subresources().forEach(name -> resources.add(kind.resource() + "/" + name));
    return resources;
  }

  /** For policies that want to see what is created, whatever {@link #data} doesn't take. */
  private ObjectNode creation() {
    Rules rules = new Rules();
    List<String> taken = new ArrayList<>();
    Map<String, List<String>> byGroup = new TreeMap<>();
    for (DataKind kind : kinds) {
      Optional<String> create = content(kind).create();
      if (!create.equals(Optional.of("true"))) {
        byGroup.computeIfAbsent(kind.group(), any -> new ArrayList<>()).add(kind.resource());
        create.ifPresent(condition -> taken.add("!(" + named(kind) + " && " + condition + ")"));
      }
    }
    byGroup.forEach((group, resources) -> rules.add(List.of("CREATE"), group, resources));
    return Entry.of(
        "creation" + DOMAIN,
        "creation",
        rules,
        taken.isEmpty()
            ? Map.of()
            : Map.of("not-asked-about-elsewhere", String.join(" &&\n", taken) + "\n"));
  }

  private static String named(DataKind kind) {
    return "request.resource.group == "
        + Cel.text(kind.group())
        + " && request.resource.resource == "
        + Cel.text(kind.resource());
  }

  private ContentCondition content(DataKind kind) {
    return new ContentCondition(kind, definitionGroups);
  }
}

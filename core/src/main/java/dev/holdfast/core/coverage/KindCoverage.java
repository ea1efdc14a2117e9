package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.DataKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the guard gets to see the objects of a kind that a user brought.
 *
 * @param gaps what the API server doesn't ask the webhook about
 * @param missingVerbs what the webhook's account may not do with them: get, list, watch
 */
public record KindCoverage(DataKind kind, List<Gap> gaps, List<String> missingVerbs) {
  /** What the inventory needs. */
  public static final List<String> VERBS = List.of("get", "list", "watch");

  public KindCoverage {
    gaps = List.copyOf(gaps);
    missingVerbs = List.copyOf(missingVerbs);
  }

  /**
   * The coverage of one kind.
   *
   * @param configurations whole ValidatingWebhookConfigurations
   */
  public static KindCoverage of(
      BroughtKind.Accepted brought,
      Collection<JsonNode> configurations,
      Collection<String> missingVerbs) {
    WebhookRules rules = WebhookRules.unconditional(configurations);
    DataKind kind = brought.kind();
    return new KindCoverage(
        kind,
        brought.extending() ? rules.gapsOfExtension(kind) : rules.gaps(List.of(kind)),
        List.copyOf(missingVerbs));
  }

  public boolean complete() {
    return gaps.isEmpty() && missingVerbs.isEmpty();
  }

  /**
   * Whether the webhook can judge such objects at all: it is asked about them and may read them.
   */
  public boolean usable() {
    return missingVerbs.isEmpty()
        && gaps.stream().noneMatch(gap -> gap.resource().equals(kind.resource()));
  }

  /** {@code MissingRule}, {@code MissingRight}, or {@code Covered}; stable. */
  public String reason() {
    if (complete()) {
      return "Covered";
    }
    return gaps.isEmpty() ? "MissingRight" : "MissingRule";
  }

  /** What is missing, and what to add to the chart's values. */
  public String message() {
    if (complete()) {
      return "the webhook is asked about changes of %s and may read them"
          .formatted(kind.qualifiedResource());
    }
    List<String> parts = new ArrayList<>();
    if (!gaps.isEmpty()) {
      parts.add(
          "the webhook's rules miss "
              + gaps.stream().map(KindCoverage::missed).collect(Collectors.joining(", ")));
    }
    if (!missingVerbs.isEmpty()) {
      parts.add(
          "the webhook's account may not %s %s"
              .formatted(String.join(", ", missingVerbs), kind.qualifiedResource()));
    }
    return "%s; add to the chart's values: watchedResources: [{group: \"%s\", resources: [%s]}]"
        .formatted(String.join("; ", parts), kind.group(), kind.resource());
  }

  private static String missed(Gap gap) {
    return gap.operations().stream().map(Enum::name).collect(Collectors.joining(" and "))
        + " of "
        + gap.qualifiedResource();
  }
}

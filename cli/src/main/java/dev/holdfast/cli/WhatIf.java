package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.Effects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.DeletionReview;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.change.ResourceKind;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactAnalysis;
import dev.holdfast.core.impact.ImpactResult;
import dev.holdfast.core.impact.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A deletion that nobody has asked for. */
final class WhatIf {
  /** Whom nobody knows: no account of the cluster has this name. */
  static final Requester NOBODY =
      new Requester("holdfast.dev/nobody", "", List.of("system:authenticated"), Map.of());

  private WhatIf() {}

  /** The review that the API server would send. */
  static byte[] review(DataKind kind, JsonNode object, PropagationPolicy propagation) {
    return DeletionReview.of(
        object,
        new ResourceKind(kind.group(), kind.version(), kind.resource(), kind.kind()),
        propagation,
        NOBODY);
  }

  static Change deletion(DataKind kind, JsonNode object, PropagationPolicy propagation) {
    return switch (ReviewParser.parse(review(kind, object, propagation))) {
      case ParsedReview.Parsed(Change change) -> change;
      case ParsedReview.Malformed malformed ->
          throw CommandException.unavailable(malformed.message());
    };
  }

  static Impact impact(
      Change deletion,
      Inventory inventory,
      Catalogue catalogue,
      LinkageSettings linkage,
      Instant now) {
    List<Effect> effects = Effects.of(deletion, catalogue, linkage, null);
    ImpactResult result =
        new ImpactAnalysis(catalogue).of(deletion, effects, List.of(), inventory, linkage, now);
    return switch (result) {
      case ImpactResult.Known(Impact impact) -> impact;
      case ImpactResult.TooLarge(int count) ->
          throw CommandException.refused(
              "at least %d things would go with it, more than Holdfast judges at once; it would be"
                      .formatted(count)
                  + " refused. Look at smaller parts");
    };
  }
}

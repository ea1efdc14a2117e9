package dev.holdfast.operator.kind;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.DataKindStatus;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;

/** The status of one DataKind. */
final class KindStatus {
  static final String VALID = "Valid";
  static final String COVERED = "Covered";

  private KindStatus() {}

  static DataKindStatus of(DataKind object, BroughtKind brought, Looked looked, Instant now) {
    return new DataKindStatus(
        object.getMetadata().getGeneration(),
        List.of(valid(object, brought, now), covered(object, looked, now)));
  }

  private static Condition valid(DataKind object, BroughtKind brought, Instant now) {
    return switch (brought) {
      case BroughtKind.Accepted(var _, boolean extending) ->
          condition(
              object,
              VALID,
              "True",
              extending ? "Extends" : "Adds",
              extending
                  ? "it extends an entry of the built-in catalogue"
                  : "it is added to the built-in catalogue",
              now);
      case BroughtKind.Refused(String reason, String message) ->
          condition(object, VALID, "False", reason, message, now);
    };
  }

  private static Condition covered(DataKind object, Looked looked, Instant now) {
    return switch (looked) {
      case Looked.Known(var coverage) ->
          condition(
              object,
              COVERED,
              Conditions.status(coverage.complete()),
              coverage.reason(),
              coverage.message(),
              now);
      case Looked.Unknown(String why) ->
          condition(object, COVERED, "Unknown", "CannotTell", why, now);
      case Looked.Pointless() ->
          condition(object, COVERED, "Unknown", "NotValid", "it isn't in force: see Valid", now);
    };
  }

  private static Condition condition(
      DataKind object, String type, String status, String reason, String message, Instant now) {
    return Conditions.next(
        object.getStatus() == null ? null : object.getStatus().conditions(),
        type,
        status,
        object.getMetadata().getGeneration(),
        reason,
        message,
        now);
  }
}

package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of fields that has an effect.
 *
 * @param id names the rule in messages and logs, for example {@code pv.reclaim-policy}
 * @param all every one must hold; the first one names the field in messages
 * @param subresource only there; null means wherever the field shows
 * @param on UPDATE, or CREATE with everything absent before
 * @param exceptBy exact usernames whose business the field is
 * @param sharedBacking whether it only counts when something else already stands on the object's
 *     backing
 * @param unanswered what the API server does with such a change while nobody answers
 * @param message what it does, for people
 */
public record TransitionRule(
    String id,
    List<FieldCondition> all,
    EffectClass effect,
    @Nullable String subresource,
    Operation on,
    List<String> exceptBy,
    boolean sharedBacking,
    FailurePolicy unanswered,
    String message) {
  /** As in a webhook configuration. */
  public enum FailurePolicy {
    Fail,
    Ignore
  }

  public TransitionRule {
    requireNonNull(id, "id is null");
    requireNonNull(effect, "effect is null");
    requireNonNull(unanswered, "unanswered is null");
    requireNonNull(message, "message is null");
    all = List.copyOf(all);
    exceptBy = List.copyOf(exceptBy);
  }

  @JsonCreator
  static TransitionRule parse(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty("path") @Nullable FieldPath path,
      @JsonProperty("when") @Nullable When when,
      @JsonProperty("default") @Nullable JsonNode absent,
      @JsonProperty("all") @Nullable List<FieldCondition> all,
      @JsonProperty(value = "effect", required = true) EffectClass effect,
      @JsonProperty("subresource") @Nullable String subresource,
      @JsonProperty("on") @Nullable Operation on,
      @JsonProperty("exceptBy") @Nullable List<String> exceptBy,
      @JsonProperty("sharedBacking") @Nullable Boolean sharedBacking,
      @JsonProperty("unanswered") @Nullable FailurePolicy unanswered,
      @JsonProperty(value = "message", required = true) String message) {
    if ((path == null) != (when == null) || (path == null) == (all == null)) {
      throw new IllegalArgumentException(id + ": give either path with when, or all");
    }
    List<FieldCondition> conditions =
        path == null || when == null
            ? requireNonNull(all, "all is null")
            : List.of(new FieldCondition(path, when, absent));
    if (conditions.stream().allMatch(condition -> condition.when() instanceof When.Matches)
        && on != Operation.CREATE) {
      throw new IllegalArgumentException(id + ": Matches alone isn't a change");
    }
    return new TransitionRule(
        id,
        conditions,
        effect,
        subresource,
        on == null ? Operation.UPDATE : on,
        exceptBy == null ? List.of() : exceptBy,
        Boolean.TRUE.equals(sharedBacking),
        unanswered == null ? FailurePolicy.Fail : unanswered,
        message);
  }
}

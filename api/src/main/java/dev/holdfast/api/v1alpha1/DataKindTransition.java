package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.schema.AnyShape;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of fields that has an effect: of one field, or of all of several. */
public record DataKindTransition(
    @JsonPropertyDescription("Names the rule in messages and logs: fortress.towers.")
        @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")
        @Size(max = 253)
        String id,
    @JsonPropertyDescription("Dotted path of the one field; then when says how it has to differ.")
        @Size(min = 1, max = 512)
        @Nullable String path,
    @JsonPropertyDescription(
            "A word (Changes, Removed, Added, Leaves, Decreases, Shrinks) or an object of one key"
                + " (To, From, FromTo: lists; Matches: a pattern). Any shape here; Valid tells"
                + " mistakes.")
        @AnyShape
        @PreserveUnknownFields
        @Nullable JsonNode when,
    @JsonPropertyDescription("The value meant by absence, before and after; any shape.")
        @AnyShape
        @PreserveUnknownFields
        @JsonProperty("default")
        @Nullable JsonNode absent,
    @JsonPropertyDescription("Instead of path: several fields, all of which must fit.")
        @Size(min = 1, max = 16)
        @Nullable List<DataKindField> all,
    @JsonPropertyDescription("The effect of the change.")
        @OneOf({
          "Delete",
          "Weaken",
          "Unlabel",
          "Finalizer",
          "Reparent",
          "Trigger",
          "DataPlane",
          "Shrink",
          "Redirect",
          "Uncover"
        })
        String effect,
    @JsonPropertyDescription("Only through this subresource; wherever the field shows when absent.")
        @Size(max = 63)
        @Nullable String subresource,
    @JsonPropertyDescription("UPDATE when absent; at CREATE everything was absent before.")
        @OneOf({"UPDATE", "CREATE"})
        @Nullable String on,
    @JsonPropertyDescription(
            "Exact usernames whose business the field is. Loosens, so it needs signatures of group"
                + " trust.")
        @Size(max = 16)
        @Nullable List<@Size(min = 1, max = 1024) String> exceptBy,
    @JsonPropertyDescription("Counts only when something else stands on the object's storage.")
        @Nullable Boolean sharedBacking,
    @JsonPropertyDescription(
            "Only of the built-in catalogue: what the API server does while nobody answers.")
        @OneOf({"Fail", "Ignore"})
        @Nullable String unanswered,
    @JsonPropertyDescription("What the change does, for people.") @Size(min = 1, max = 1024)
        String message)
    implements ApiType {}

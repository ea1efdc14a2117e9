package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.schema.AnyShape;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One field of a rule, and how it has to be or to differ. */
public record DataKindField(
    @JsonPropertyDescription("Dotted path: spec.backup.retentionPolicy; [*] for every entry.")
        @Size(min = 1, max = 512)
        String path,
    @JsonPropertyDescription(
            "A word (Changes, Removed, Added, Leaves, Decreases, Shrinks) or an object of one key"
                + " (To, From, FromTo: lists; Matches: a pattern). Any shape here; Valid tells"
                + " mistakes.")
        @AnyShape
        @PreserveUnknownFields
        JsonNode when,
    @JsonPropertyDescription("The value meant by absence, before and after; any shape.")
        @AnyShape
        @PreserveUnknownFields
        @JsonProperty("default")
        @Nullable JsonNode absent)
    implements ApiType {}

package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * One condition of an object, by the Kubernetes convention. Our own record, since the client's
 * class yields a schema without required fields, which a list-map needs.
 */
public record Condition(
    @JsonPropertyDescription("What the condition is about, CamelCase.")
        @Pattern("^[A-Za-z][A-Za-z0-9]*$")
        @Size(max = 63)
        String type,
    @JsonPropertyDescription("Whether it holds: True, False or Unknown.")
        @OneOf({"True", "False", "Unknown"})
        String status,
    @JsonPropertyDescription(
            "Generation of the spec that the condition was decided on; an older one means that it"
                + " may be out of date.")
        @Min(0)
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("When status last changed: RFC 3339 with Z.")
        @Pattern(ApiGroup.UTC)
        @Size(max = 32)
        String lastTransitionTime,
    @JsonPropertyDescription("Why, one CamelCase word; stable, for programs.")
        @Pattern("^[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?$")
        @Size(min = 1, max = 128)
        String reason,
    @JsonPropertyDescription("Why, for people.") @Size(max = 32768) String message)
    implements ApiType {}

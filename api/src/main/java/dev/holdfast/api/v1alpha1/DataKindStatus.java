package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a kind is understood, and whether the guard gets to see its objects. */
public record DataKindStatus(
    @JsonPropertyDescription("Generation of the spec that the conditions were decided on.") @Min(0)
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Valid: the spec is understood and loosens nothing. Covered: the webhook is asked about"
                + " changes of such objects and may read them; the message says what is missing.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions)
    implements ApiType {}

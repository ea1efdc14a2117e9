package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the window is open, for people; what decides is the spec and the time. */
public record MaintenanceWindowStatus(
    @JsonPropertyDescription("Generation of the spec that the conditions were decided on.") @Min(0)
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Open: whether the guard's own objects are open to the requester. Reasons: Opened,"
                + " Closed, Overdue (it has ended and couldn't be closed yet).")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions)
    implements ApiType {}

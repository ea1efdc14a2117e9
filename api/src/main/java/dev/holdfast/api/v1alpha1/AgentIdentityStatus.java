package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an agent is known by what its identity says. */
public record AgentIdentityStatus(
    @JsonPropertyDescription("Ready: replicas know the agent by these subjects.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions)
    implements ApiType {}

package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A denied change that approvals could allow. */
@ValidationRule(value = "self == oldSelf", message = "a ChangeRequest never changes")
public record ChangeRequestSpec(
    @JsonPropertyDescription("The exact bytes to sign: a ChangeStatement in JSON.")
        @Size(min = 1, max = 65536)
        String statement)
    implements ApiType {}

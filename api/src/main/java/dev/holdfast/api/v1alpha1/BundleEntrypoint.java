package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * One policy in a bundle.
 *
 * @param path entrypoint in the Wasm module, for example {@code holdfast/bundle/p0/result}
 */
public record BundleEntrypoint(
    @JsonPropertyDescription("Name of the GuardrailPolicy.")
        @Pattern(ApiGroup.NAME_PATTERN)
        @Size(min = 1, max = 253)
        String policy,
    @JsonPropertyDescription("Its uid.") @Size(min = 1, max = 64) String uid,
    @JsonPropertyDescription("The generation that was compiled.") @Min(0) Long generation,
    @JsonPropertyDescription("How far the policy bites.") @OneOf({"Enforce", "Warn", "Audit"})
        String enforcement,
    @JsonPropertyDescription("Which changes it looks at, as that generation said.")
        @Nullable PolicyMatch match,
    @JsonPropertyDescription("Its parameters, as that generation said.") @PreserveUnknownFields
        @Nullable JsonNode parameters,
    @JsonPropertyDescription("Entrypoint in the Wasm module.") @Size(min = 1, max = 253)
        String path)
    implements ApiType {}

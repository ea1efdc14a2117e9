package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What every replica decides by.
 *
 * @param trustRootClosed monotone: once true, never false again
 */
@ValidationRule(
    value = "!oldSelf.trustRootClosed || self.trustRootClosed",
    fieldPath = ".trustRootClosed",
    message = "a closed trust root never opens again")
public record PolicyBundleSpec(
    @JsonPropertyDescription(
            "sha256 of the Wasm module, the entrypoint table and the settings: what replicas verify"
                + " before they load.")
        @Pattern("^sha256:[0-9a-f]{64}$")
        @Size(max = 71)
        String revision,
    @JsonPropertyDescription("The policies in the bundle, one entrypoint each.")
        @KeyedBy("policy")
        @Size(max = 1024)
        List<BundleEntrypoint> entrypoints,
    @JsonPropertyDescription("What replicas need besides policies.") BundleSettings settings,
    @JsonPropertyDescription(
            "Name of the immutable ConfigMap in Holdfast's namespace that holds the gzipped Wasm.")
        @Pattern(ApiGroup.NAME_PATTERN)
        @Size(min = 1, max = 253)
        String configMap,
    @JsonPropertyDescription("Version of the opa that compiled it.") @Size(max = 64)
        String opaVersion,
    @JsonPropertyDescription(
            "True once the trust root is closed: from then on trust changes need signatures. It"
                + " never becomes false again.")
        Boolean trustRootClosed)
    implements ApiType {}

package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One policy in a bundle.
 *
 * @param policy name of the GuardrailPolicy
 * @param uid its uid
 * @param generation the generation that was compiled
 * @param path entrypoint in the Wasm module, for example {@code holdfast/bundle/p0/result}
 */
public record BundleEntrypoint(
    String policy,
    String uid,
    Long generation,
    String enforcement,
    @Nullable PolicyMatch match,
    @Nullable JsonNode parameters,
    String path)
    implements ApiType {}

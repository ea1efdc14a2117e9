package dev.holdfast.api.v1alpha1;

/**
 * A denied change that approvals could allow.
 *
 * @param statement the exact bytes to sign
 */
public record ChangeRequestSpec(String statement) implements ApiType {}

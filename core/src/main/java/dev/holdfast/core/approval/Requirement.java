package dev.holdfast.core.approval;

/**
 * Signatures that a policy asks for.
 *
 * @param count distinct humans of the group, 1 to 16
 * @param hardware whether only FIDO keys count
 */
public record Requirement(
    String policy, String code, String group, int count, boolean hardware, String message) {}

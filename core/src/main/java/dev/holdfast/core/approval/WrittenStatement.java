package dev.holdfast.core.approval;

/**
 * A statement ready to be stored in a ChangeRequest.
 *
 * @param name of the ChangeRequest
 * @param text the exact bytes to sign, as text
 */
public record WrittenStatement(String name, String text) {}

package dev.holdfast.core.verdict;

/**
 * One reason for a denial or a warning.
 *
 * @param code stable, for example {@code HF-VOL-001} or {@code HF-FAULT-DeadlineExceeded}
 * @param source the policy, or {@code holdfast} for what is built in
 * @param message one line: the fact, and what to do next
 * @param field JSON Pointer of the field, empty when the whole object is meant
 */
public record Reason(String code, String source, String message, String field) {}

package dev.holdfast.webhook.review;

import dev.holdfast.core.verdict.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * A decision that has been answered.
 *
 * @param id names the decision in the answer's audit annotations and in the decision log
 * @param reviewUid the review's own id, empty when it couldn't be read
 * @param at when the review arrived
 * @param duration from arrival to answer
 */
public record Outcome(
    String id, String reviewUid, Decision decision, Instant at, Duration duration) {}

package dev.holdfast.webhook.review;

import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Surroundings;

/** Decides one review. May block in the surroundings' evidence, nowhere else. */
@FunctionalInterface
public interface Judge {
  Decision decide(byte[] review, Surroundings surroundings);
}

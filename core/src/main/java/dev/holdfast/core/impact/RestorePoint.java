package dev.holdfast.core.impact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup or snapshot that could bring destroyed data back.
 *
 * @param of the data item that it restores
 * @param completedAt when it was taken; null when it isn't complete
 * @param independent whether it outlives the change
 * @param why one line: what makes it independent, or what doesn't
 */
public record RestorePoint(
    ObjectRef of, ObjectRef ref, @Nullable Instant completedAt, boolean independent, String why) {}

package dev.holdfast.core.impact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup or snapshot that could bring destroyed data back. The impact lists those of every data
 * item that it destroys, and, when it destroys a backup or snapshot of living data, those of that
 * data too (the data itself is then an item with fate Weakened, since it loses a restore point).
 *
 * @param of the data item that it restores
 * @param completedAt when it was taken; null when it isn't complete
 * @param independent whether it outlives the change: {@code durable} and not {@code falls}
 * @param falls whether it goes with this change, as an item of its impact or by its owner
 * @param durable whether it is complete and would outlive its source, apart from this change: its
 *     deletion policy and its storage keep it
 * @param why one line: what makes it independent, or what doesn't
 */
public record RestorePoint(
    ObjectRef of,
    ObjectRef ref,
    @Nullable Instant completedAt,
    boolean independent,
    boolean falls,
    boolean durable,
    String why) {}

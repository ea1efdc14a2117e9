package dev.holdfast.webhook.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What this replica tells about itself.
 *
 * @param revision in force, empty for none
 * @param loadedAt when it came into force
 * @param lastError why a newer one isn't in force, empty when there is none
 */
record ReplicaState(
    String revision, Optional<Instant> loadedAt, boolean inventorySynced, String lastError) {}

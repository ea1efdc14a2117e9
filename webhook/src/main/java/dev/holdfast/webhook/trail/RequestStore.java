package dev.holdfast.webhook.trail;

import dev.holdfast.core.verdict.Decision.PendingRequest;

/** Where ChangeRequests are kept. */
@FunctionalInterface
public interface RequestStore {
  /** Creates it unless it exists; blocks. */
  Stored create(PendingRequest request);

  /** How creating one went. */
  sealed interface Stored {
    record Created() implements Stored {}

    record Existed() implements Stored {}

    /**
     * It isn't there.
     *
     * @param again whether it may help to try again
     */
    record Failed(String message, boolean again) implements Stored {}
  }
}

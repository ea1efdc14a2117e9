package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.operator.write.WriteOutcome;
import java.util.Optional;

/**
 * Notices a bundle that this process didn't write. Before its first write it knows nothing; a
 * bundle forged before that is replaced, since its revision isn't what the policies compile to.
 */
final class BundleWatch {
  private Optional<WriteOutcome.Done> written = Optional.empty();

  void wrote(WriteOutcome.Done done) {
    written = Optional.of(done);
  }

  /**
   * What is strange about it, in a phrase; empty when nothing is.
   *
   * @param live read past every cache, so that our own last write is in it
   */
  Optional<String> strange(Optional<PolicyBundle> live) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (live.isEmpty()) {
      return Optional.of("somebody deleted it");
    }
    String uid = live.get().getMetadata().getUid();
    if (!uid.equals(written.get().uid())) {
      return Optional.of("somebody deleted and recreated it");
    }
    return live.get().getMetadata().getGeneration() == written.get().generation()
        ? Optional.empty()
        : Optional.of("somebody else wrote it");
  }
}

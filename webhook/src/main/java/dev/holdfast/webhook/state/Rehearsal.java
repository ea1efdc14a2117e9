package dev.holdfast.webhook.state;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.webhook.review.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides invented reviews by a new bundle before real ones are, since the first thousand decisions
 * of a JVM, and the first of a module, are many times slower than the rest.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /** Before this replica is ready at all. */
  private static final Duration FIRST = Duration.ofMillis(1500);

  /** Short, since a new policy should be enforced within a second. */
  private static final Duration LATER = Duration.ofMillis(200);

  private static final String NOBODY = "nothing is real in a rehearsal";

  private final Judge judge;
  private final Catalogue catalogue;
  private final RehearsalScript script;
  private final RehearsalInventory inventory;
  private boolean rehearsed;

  Rehearsal(Judge judge, Catalogue catalogue) {
    this.judge = judge;
    this.catalogue = catalogue;
    this.script = RehearsalScript.read(catalogue);
    this.inventory = new RehearsalInventory(script.objects(), catalogue);
  }

  /** Used by one thread. */
  void of(Bundle bundle) {
    Surroundings surroundings =
        new Surroundings(
            catalogue,
            inventory,
            Set.of(),
            Optional.of(bundle),
            Map.of(),
            new NoEvidence(),
            Instant.EPOCH,
            "rehearsal");
    long end = System.nanoTime() + (rehearsed ? LATER : FIRST).toNanos();
    try {
      do {
        script.reviews().forEach(review -> judge.decide(review, surroundings));
      } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
      rehearsed = true;
    } catch (RuntimeException e) {
      // Real reviews that fail like this are refused one by one; others must get their policies.
      LOG.warn("an invented review could not be decided", e);
    }
  }

  private record NoEvidence() implements Evidence {
    @Override
    public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
      return refs.stream()
          .distinct()
          .collect(Collectors.toMap(ref -> ref, _ -> new LiveObject.Unreadable(NOBODY)));
    }

    @Override
    public ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException {
      throw new EvidenceException(NOBODY);
    }
  }
}

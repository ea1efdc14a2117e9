package dev.holdfast.cli;

import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.core.policy.ImpactNode;
import java.time.Instant;

/** How an impact is told. */
enum ImpactFormat {
  TREE,
  JSON,
  DOT;

  /** The whole text. */
  String text(DeletionImpact deletion, Instant now) {
    return switch (this) {
      case TREE -> ImpactTree.of(deletion, now);
      case JSON -> ImpactNode.of(deletion.impact(), now).toPrettyString() + "\n";
      case DOT -> ImpactGraph.of(deletion.impact());
    };
  }
}

package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/** A dry run gets the answer of the real change, leaves no request and uses no approval up. */
@HoldfastTest
class DryRunIT {
  @Test
  void answersTheSameAndLeavesNothing(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    CommandResult dry = guarded.agent().run(dryDeletion(twins));
    Answer.to(dry).isDenied("HF-VOL-002");
    String requests =
        guarded.admin().must("get", "chr", "-o", "jsonpath={.items[*].spec.statement}");
    assertThat(requests).doesNotContain(twins.staging());
    CommandResult real = guarded.agent().run(twins.deletion());
    Answer.to(real).isDenied("HF-VOL-002");
  }

  @Test
  void usesNoApprovalUp(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    new Approvals(guarded).approveByTwo(request);
    Answer.to(guarded.agent().run(dryDeletion(twins))).isAllowed();
    Answer.to(guarded.agent().run(dryDeletion(twins))).isAllowed();
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
  }

  private static String[] dryDeletion(Twins twins) {
    return new String[] {"delete", "pvc", Twins.CLAIM, "-n", twins.staging(), "--dry-run=server"};
  }
}

package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.devcluster.scene.Approver;
import java.util.function.UnaryOperator;

/**
 * Who says to be an approver, and signs with something.
 *
 * @param approver name of the Approver
 * @param pen makes a signature of a text
 */
record Signer(String approver, UnaryOperator<String> pen) {
  static Signer of(Approver approver) {
    return new Signer(approver.name(), approver.key()::sign);
  }

  static Signer of(String approver, TestingKey key) {
    return new Signer(approver, key::sign);
  }

  /** The same approver, signing with something else. */
  Signer with(UnaryOperator<String> other) {
    return new Signer(approver, other);
  }

  Signer with(TestingKey other) {
    return with(other::sign);
  }
}

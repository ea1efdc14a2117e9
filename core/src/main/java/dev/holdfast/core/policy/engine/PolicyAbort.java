package dev.holdfast.core.policy.engine;

/** {@code opa_abort}: the policy gave up, and so did the instance it ran in. */
final class PolicyAbort extends RuntimeException {
  PolicyAbort(String message) {
    super(message, null, false, false);
  }
}

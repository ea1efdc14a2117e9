/** From GuardrailPolicies to the one bundle that replicas run, and back to their status. */
@NullMarked
package dev.holdfast.operator.policy;

import org.jspecify.annotations.NullMarked;

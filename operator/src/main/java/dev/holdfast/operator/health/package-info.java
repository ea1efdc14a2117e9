/** Readiness and liveness over HTTP. */
@NullMarked
package dev.holdfast.operator.health;

import org.jspecify.annotations.NullMarked;

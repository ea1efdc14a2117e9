/**
 * What must not be hindered: everyday work on a cluster where everything but a CI namespace is
 * production and every built-in policy enforces, on the real control plane. Components that don't
 * run here are replayed as the requests they make, by their accounts.
 */
@NullMarked
package dev.holdfast.it.harmless;

import org.jspecify.annotations.NullMarked;

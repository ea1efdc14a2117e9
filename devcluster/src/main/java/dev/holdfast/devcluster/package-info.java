/** Starts a real control plane on this machine, or borrows one by its kubeconfig. */
@NullMarked
package dev.holdfast.devcluster;

import org.jspecify.annotations.NullMarked;

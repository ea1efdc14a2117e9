/** Kinds that users bring, and what the guard sees of the cluster. */
@NullMarked
package dev.holdfast.operator.kind;

import org.jspecify.annotations.NullMarked;

/** The operator process: configuration, start and stop in order. */
@NullMarked
package dev.holdfast.operator;

import org.jspecify.annotations.NullMarked;

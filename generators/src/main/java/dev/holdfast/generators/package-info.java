/** Writes what is derived from {@code api} and the catalogue, so that each has one source. */
@NullMarked
package dev.holdfast.generators;

import org.jspecify.annotations.NullMarked;

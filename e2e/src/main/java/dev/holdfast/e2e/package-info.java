/** Plays Holdfast's whole life on a real node. */
@NullMarked
package dev.holdfast.e2e;

import org.jspecify.annotations.NullMarked;

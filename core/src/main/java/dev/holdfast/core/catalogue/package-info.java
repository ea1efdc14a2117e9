/** Destructive operations as data; Change to Effects. */
@NullMarked
package dev.holdfast.core.catalogue;

import org.jspecify.annotations.NullMarked;

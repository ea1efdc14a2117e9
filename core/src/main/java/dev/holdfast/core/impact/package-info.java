/** Inventory records, linkage, closure: Change to Impact. */
@NullMarked
package dev.holdfast.core.impact;

import org.jspecify.annotations.NullMarked;

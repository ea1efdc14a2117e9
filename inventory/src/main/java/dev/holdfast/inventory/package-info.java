/** Feeds the inventory from watches, and reads live objects; see README.md. */
@NullMarked
package dev.holdfast.inventory;

import org.jspecify.annotations.NullMarked;

/** What keeps the guard itself in place, and whether it works. */
@NullMarked
package dev.holdfast.operator.guard;

import org.jspecify.annotations.NullMarked;

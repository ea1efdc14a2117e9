/** How long looking takes. */
@NullMarked
package dev.holdfast.it.look;

import org.jspecify.annotations.NullMarked;

/** Reference pages of the documentation. */
@NullMarked
package dev.holdfast.generators.reference;

import org.jspecify.annotations.NullMarked;

/** Writing to the API server: refusals are values, unchanged things aren't written. */
@NullMarked
package dev.holdfast.operator.write;

import org.jspecify.annotations.NullMarked;

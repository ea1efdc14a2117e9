/** kubectl holdfast: see, approve, reject, sign and verify. */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;

/** kubectl holdfast: see, approve, reject, sign and verify; look at what would fall. */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;

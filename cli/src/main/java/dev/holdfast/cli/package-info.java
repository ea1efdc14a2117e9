/** kubectl holdfast: see, sign and verify approvals. */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;

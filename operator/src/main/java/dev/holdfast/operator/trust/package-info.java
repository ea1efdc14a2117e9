/** Who may sign: the trust root, its closing, and whether groups have enough humans. */
@NullMarked
package dev.holdfast.operator.trust;

import org.jspecify.annotations.NullMarked;

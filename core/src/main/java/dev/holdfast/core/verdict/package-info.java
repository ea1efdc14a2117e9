/** The decision: all of the rooms before it, in order, to a Verdict. */
@NullMarked
package dev.holdfast.core.verdict;

import org.jspecify.annotations.NullMarked;

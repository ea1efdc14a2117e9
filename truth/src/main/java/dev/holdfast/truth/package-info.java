/** Random worlds on a real control plane: does what is gone agree with what was predicted? */
@NullMarked
package dev.holdfast.truth;

import org.jspecify.annotations.NullMarked;

/** Trust in the guard itself: who may change its own objects. */
@NullMarked
package dev.holdfast.core.approval.trust;

import org.jspecify.annotations.NullMarked;

/** What the guard doesn't see of a cluster: rules that are missing, data that nobody watches. */
@NullMarked
package dev.holdfast.core.coverage;

import org.jspecify.annotations.NullMarked;

/** Custom resources of {@code holdfast.dev/v1alpha1}: specs and statuses are records. */
@NullMarked
package dev.holdfast.api.v1alpha1;

import org.jspecify.annotations.NullMarked;

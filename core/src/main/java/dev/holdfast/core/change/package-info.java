/** AdmissionReview (raw JSON) to Change; field transitions. */
@NullMarked
package dev.holdfast.core.change;

import org.jspecify.annotations.NullMarked;

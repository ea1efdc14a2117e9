/** CRDs from the custom resource classes. */
@NullMarked
package dev.holdfast.generators.crd;

import org.jspecify.annotations.NullMarked;

/** What a schema says beyond types, bounds and patterns; the CRD generator reads these. */
@NullMarked
package dev.holdfast.api.schema;

import org.jspecify.annotations.NullMarked;

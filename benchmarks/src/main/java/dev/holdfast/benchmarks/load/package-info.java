/** Load on a real API server: without a webhook, with one that does nothing, with Holdfast. */
@NullMarked
package dev.holdfast.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/** JMH benchmarks of the engine and of the whole decision, beside the budgets. */
@NullMarked
package dev.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;

/** What every integration test and the attacks stand on. */
@NullMarked
package dev.holdfast.it.harness;

import org.jspecify.annotations.NullMarked;

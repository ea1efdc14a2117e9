/**
 * Ways to take the guard itself away, tried in dry runs, so that nothing is lost where one works.
 */
@NullMarked
package dev.holdfast.it.guard;

import org.jspecify.annotations.NullMarked;

/** The webhook's entries and the read rights of both processes, from the catalogue. */
@NullMarked
package dev.holdfast.generators.webhook;

import org.jspecify.annotations.NullMarked;

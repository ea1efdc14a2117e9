/** Requests to the API server as components make them. */
@NullMarked
package dev.holdfast.it.api;

import org.jspecify.annotations.NullMarked;

/** Review bytes to answer bytes: threads, deadline, overload, faults, the answer's text. */
@NullMarked
package dev.holdfast.webhook.review;

import org.jspecify.annotations.NullMarked;

/** The admission process: reads its configuration, puts the rooms together, starts and drains. */
@NullMarked
package dev.holdfast.webhook;

import org.jspecify.annotations.NullMarked;

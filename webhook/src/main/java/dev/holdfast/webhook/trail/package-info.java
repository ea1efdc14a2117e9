/** What a decision leaves behind: ChangeRequest, decision log line, metrics. */
@NullMarked
package dev.holdfast.webhook.trail;

import org.jspecify.annotations.NullMarked;

/** What became of ChangeRequests and ChangeApprovals; it allows nothing, and may only forbid. */
@NullMarked
package dev.holdfast.operator.request;

import org.jspecify.annotations.NullMarked;

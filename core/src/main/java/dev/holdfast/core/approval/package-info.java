/** Statement, signatures, approvers, quorum. */
@NullMarked
package dev.holdfast.core.approval;

import org.jspecify.annotations.NullMarked;

/**
 * Signatures that {@code ssh-keygen -Y sign} makes (OpenSSH's PROTOCOL.sshsig) and the keys that
 * made them.
 */
@NullMarked
package dev.holdfast.core.approval.sshsig;

import org.jspecify.annotations.NullMarked;

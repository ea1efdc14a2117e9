/** Tells chat and ticket systems what becomes of requests: signed CloudEvents by HTTP. */
@NullMarked
package dev.holdfast.operator.notification;

import org.jspecify.annotations.NullMarked;

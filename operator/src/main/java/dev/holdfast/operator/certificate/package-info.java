/** The webhook's serving certificate and the caBundle that makes the API server trust it. */
@NullMarked
package dev.holdfast.operator.certificate;

import org.jspecify.annotations.NullMarked;

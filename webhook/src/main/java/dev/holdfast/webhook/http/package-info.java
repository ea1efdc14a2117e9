/** TLS server, its certificate and body limit, and the plain port for health and metrics. */
@NullMarked
package dev.holdfast.webhook.http;

import org.jspecify.annotations.NullMarked;

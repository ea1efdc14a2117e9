/**
 * What decisions depend on: bundle, inventory, agents, cluster; kept current off the request path.
 */
@NullMarked
package dev.holdfast.webhook.state;

import org.jspecify.annotations.NullMarked;

/** Who is asking: agent, controller, human, system, unknown. */
@NullMarked
package dev.holdfast.core.identity;

import org.jspecify.annotations.NullMarked;

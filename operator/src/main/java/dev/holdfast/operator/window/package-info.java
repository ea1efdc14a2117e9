/** The MaintenanceWindow: made closed, closed again when its time has passed, and told about. */
@NullMarked
package dev.holdfast.operator.window;

import org.jspecify.annotations.NullMarked;

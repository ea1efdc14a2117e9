/** The settings ConfigMap: what it says, and applying it. */
@NullMarked
package dev.holdfast.operator.settings;

import org.jspecify.annotations.NullMarked;

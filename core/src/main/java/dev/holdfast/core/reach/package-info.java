/** Pods and their templates: which data whoever runs in them gets at. */
@NullMarked
package dev.holdfast.core.reach;

import org.jspecify.annotations.NullMarked;

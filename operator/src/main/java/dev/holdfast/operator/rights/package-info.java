/** Tells who gets past the guard by RBAC. */
@NullMarked
package dev.holdfast.operator.rights;

import org.jspecify.annotations.NullMarked;

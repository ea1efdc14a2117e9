/** Who has rights, by RBAC, with which one gets past Holdfast. */
@NullMarked
package dev.holdfast.core.rights;

import org.jspecify.annotations.NullMarked;

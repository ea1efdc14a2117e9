/**
 * The namespace Holdfast lives in, primary resource of every reconciler that looks at whole sets:
 * it is the one object that exists as long as the operator does.
 */
@NullMarked
package dev.holdfast.operator.home;

import org.jspecify.annotations.NullMarked;

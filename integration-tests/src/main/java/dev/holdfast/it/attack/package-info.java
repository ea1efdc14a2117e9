/**
 * What must fail: each attack changes one thing about an approval that counts, on the real control
 * plane with Holdfast on it.
 */
@NullMarked
package dev.holdfast.it.attack;

import org.jspecify.annotations.NullMarked;

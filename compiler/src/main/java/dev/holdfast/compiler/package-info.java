/** Runs the real opa: checks, tests, lints, wrapper, Wasm. */
@NullMarked
package dev.holdfast.compiler;

import org.jspecify.annotations.NullMarked;

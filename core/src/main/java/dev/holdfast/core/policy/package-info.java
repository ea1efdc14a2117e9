/** Entrypoints, Rego-in-Wasm engine, input document. */
@NullMarked
package dev.holdfast.core.policy;

import org.jspecify.annotations.NullMarked;

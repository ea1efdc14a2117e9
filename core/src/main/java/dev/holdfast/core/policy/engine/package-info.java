/**
 * Rego in WebAssembly: a binding of OPA's Wasm ABI 1.3 on Chicory.
 *
 * <p>A module is compiled once and shared; an {@code Evaluator} is a cheap instance of it that one
 * thread uses at a time. Text made by {@code opa_value_dump} is the only thing read out of its
 * memory, since the layout of values there is OPA's own business.
 */
@NullMarked
package dev.holdfast.core.policy.engine;

import org.jspecify.annotations.NullMarked;

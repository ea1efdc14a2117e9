/** The operator in this JVM on a real control plane. */
@org.jspecify.annotations.NullMarked
package dev.holdfast.operator.harness;

/** One control plane per test JVM, one namespace per test. */
@NullMarked
package dev.holdfast.devcluster.junit;

import org.jspecify.annotations.NullMarked;

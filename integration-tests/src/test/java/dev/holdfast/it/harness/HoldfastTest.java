package dev.holdfast.it.harness;

import dev.holdfast.devcluster.junit.NamespacePerTest;
import dev.holdfast.devcluster.junit.SharedCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against Holdfast on a real control plane. Its methods and constructor may ask for {@link
 * Guarded} (one per test JVM), {@link Twins} (one per test), {@code DevCluster} and {@code
 * TestNamespace}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({SharedCluster.class, NamespacePerTest.class, GuardedCluster.class})
public @interface HoldfastTest {}

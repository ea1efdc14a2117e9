package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.PolicyEngine;

/** A loaded policy bundle: what to evaluate and the engine that evaluates it. */
public record Bundle(PolicyBundleSpec spec, PolicyEngine engine) {}

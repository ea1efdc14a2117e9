package dev.holdfast.benchmarks;

/**
 * How long something took.
 *
 * @param p50 microseconds
 * @param p99 microseconds
 */
record Measurement(String name, double p50, double p99) {}

package dev.holdfast.benchmarks.load;

/**
 * What a series was of.
 *
 * @param policies that match and are enforced
 * @param clients at the same time
 */
record Key(int policies, Operation operation, int clients, Hook hook) {
  Key with(Hook other) {
    return new Key(policies, operation, clients, other);
  }
}

package dev.holdfast.inventory;

/**
 * What a page of a list tells besides its objects.
 *
 * @param next where the next page begins; empty after the last
 * @param version of the list; empty when it isn't told
 */
record PageEnd(String next, String version) {}

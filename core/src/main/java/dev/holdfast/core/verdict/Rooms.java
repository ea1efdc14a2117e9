package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;

/**
 * What is built from one catalogue.
 *
 * @param catalogue told apart by identity: a change of what is watched makes another one
 */
record Rooms(Catalogue catalogue, WatchedCase watched, Identification identification) {
  static Rooms of(Catalogue catalogue, Permission permission) {
    return new Rooms(
        catalogue, new WatchedCase(catalogue, permission), new Identification(catalogue));
  }
}

package dev.holdfast.it.attack;

import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import dev.holdfast.it.harness.Guarded;

/** Where storage is in the API. */
final class Storages {
  private static final String CLAIM = "data";

  private Storages() {}

  static String namespace(String name) {
    return "/api/v1/namespaces/" + name;
  }

  static String claims(String namespace) {
    return namespace(namespace) + "/persistentvolumeclaims";
  }

  static String volume(String name) {
    return "/api/v1/persistentvolumes/" + name;
  }

  /** Makes a namespace with a claim on storage of its own; returns the claim's path. */
  static String claim(Guarded guarded, String namespace) {
    guarded
        .admin()
        .apply(
            Storage.namespace(namespace, "environment: staging")
                + Storage.pair(
                    "pv-" + namespace, "vol-" + namespace, "Delete", Claim.of(namespace, CLAIM)))
        .orThrow();
    Storage.awaitBound(guarded.admin(), Claim.of(namespace, CLAIM));
    return claims(namespace) + "/" + CLAIM;
  }
}

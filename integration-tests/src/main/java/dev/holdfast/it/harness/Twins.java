package dev.holdfast.it.harness;

import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;

/**
 * The incident's storage: a staging claim and a production claim, both bound, whose two volumes are
 * one and the same storage.
 *
 * @param name unique; all other names come from it
 */
public record Twins(Guarded guarded, String name) {
  /** Of both claims. */
  public static final String CLAIM = "pg-data-0";

  public static Twins create(Guarded guarded, String name) {
    Twins twins = new Twins(guarded, name);
    guarded.admin().apply(twins.manifests()).orThrow();
    twins.awaitBound(twins.production(), CLAIM);
    twins.awaitBound(twins.staging(), CLAIM);
    return twins;
  }

  private String manifests() {
    return Storage.namespace(staging(), "environment: staging")
        + Storage.namespace(production(), "environment: production")
        + Storage.pair(productionVolume(), handle(), "Retain", Claim.of(production(), CLAIM))
        + Storage.pair(stagingVolume(), handle(), "Delete", Claim.of(staging(), CLAIM));
  }

  public String staging() {
    return name + "-staging";
  }

  public String production() {
    return name + "-production";
  }

  public String stagingVolume() {
    return "pv-" + staging();
  }

  public String productionVolume() {
    return "pv-" + production();
  }

  public String handle() {
    return "vol-" + name;
  }

  /** Another claim in staging, on storage that nothing else uses. */
  public void addClaim(String claim) {
    addClaim(staging(), claim, "vol-" + name + "-" + claim);
  }

  public void addClaim(String namespace, String claim, String handle) {
    String volume = "pv-" + namespace + "-" + claim;
    admin().apply(Storage.pair(volume, handle, "Delete", Claim.of(namespace, claim))).orThrow();
    awaitBound(namespace, claim);
  }

  /** Makes the deleted staging claim anew, on another volume of the same storage. */
  public void recreateStagingClaim() {
    admin()
        .apply(
            Storage.pair(
                stagingVolume() + "-again", handle(), "Delete", Claim.of(staging(), CLAIM)))
        .orThrow();
    awaitBound(staging(), CLAIM);
  }

  /** Takes a snapshot of production that survives whatever happens to both claims. */
  public void takeIndependentSnapshot() {
    guarded.snapshots().take(Snapshot.independent(production(), "safe", CLAIM));
  }

  /** {@code kubectl} arguments that delete the staging claim. */
  public String[] deletion() {
    return new String[] {"delete", "pvc", CLAIM, "-n", staging(), "--wait=false"};
  }

  public String uidOf(String object, String namespace) {
    return admin().must("get", object, "-n", namespace, "-o", "jsonpath={.metadata.uid}");
  }

  public boolean exists(String object, String namespace) {
    return admin().run("get", object, "-n", namespace).succeeded();
  }

  public void awaitBound(String namespace, String claim) {
    Storage.awaitBound(admin(), Claim.of(namespace, claim));
  }

  private Kubectl admin() {
    return guarded.admin();
  }
}

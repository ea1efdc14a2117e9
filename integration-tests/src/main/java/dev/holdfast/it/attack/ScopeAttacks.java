package dev.holdfast.it.attack;

import dev.holdfast.it.harness.Twins;
import java.util.List;

/** A5: more, or something else, than what was signed. */
final class ScopeAttacks {
  private static final String UNLABEL = "{\"metadata\": {\"labels\": {\"environment\": null}}}";

  private ScopeAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A5a", "propagation policy Orphan", ground -> propagation(ground, "Orphan")),
        new Attack(
            "A5b", "propagation policy Foreground", ground -> propagation(ground, "Foreground")),
        new Attack("A5c", "the collection that it is in", ScopeAttacks::collection),
        new Attack("A5d", "the namespace that it is in", ScopeAttacks::namespace),
        new Attack("A5e", "the volume that it is bound to", ScopeAttacks::volume),
        new Attack("A5f", "the same through a subresource", ScopeAttacks::subresource),
        new Attack("A5g", "an update of what may be deleted", ScopeAttacks::update));
  }

  private static Result propagation(Ground ground, String policy) {
    String claim = ground.shared().claim();
    Change other = Change.deletion(claim, "\"propagationPolicy\": \"" + policy + "\"");
    return ground
        .shared()
        .insteadOfApproved(other, claim, "approved for propagationPolicy Background");
  }

  /** Whatever becomes of the approved item, the other one stays. */
  private static Result collection(Ground ground) {
    Twins twins = ground.storage();
    twins.addClaim(twins.staging(), "pg-data-1", twins.handle());
    Target.of(ground, twins).approved();
    String collection = Storages.claims(twins.staging());
    Protected other = Protected.of(ground.admin(), collection + "/pg-data-1");
    return other.after(
        ground.agent().sends(Change.deletion(collection)), "HF-VOL-002", "pg-data-1");
  }

  private static Result namespace(Ground ground) {
    return deletion(ground, Storages.namespace(ground.shared().twins().staging()));
  }

  private static Result volume(Ground ground) {
    return deletion(ground, Storages.volume(ground.shared().twins().stagingVolume()));
  }

  private static Result deletion(Ground ground, String object) {
    return ground.shared().insteadOfApproved(Change.deletion(object), object, "HF-VOL-002");
  }

  private static Result subresource(Ground ground) {
    String namespace = Storages.namespace(ground.shared().twins().production());
    Change other = Change.merge(namespace + "/status", UNLABEL);
    Asked asked = Asked.by(ground, ground.agent(), Change.merge(namespace, UNLABEL), namespace);
    return asked.whileApproved(
        () ->
            asked
                .object()
                .after(
                    ground.agent().sends(other),
                    "approved for subresource (none), this is status"));
  }

  private static Result update(Ground ground) {
    String claim = ground.shared().claim();
    String owned =
        """
        {"metadata": {"ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "kube-root-ca.crt",
         "uid": "11111111-2222-4333-8444-555555555555"}]}}
        """;
    return ground.shared().insteadOfApproved(Change.merge(claim, owned), claim, "HF-TRK-001");
  }
}

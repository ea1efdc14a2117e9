package dev.holdfast.it.attack;

import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import dev.holdfast.it.harness.Policies;
import dev.holdfast.it.harness.Twins;
import java.util.List;

/** A4 and A20: the change is the same, what it means no longer is. */
final class CircumstanceAttacks {
  private static final String IMPACT = "impact has changed";
  private static final String PRODUCTION =
      "{\"metadata\": {\"labels\": {\"environment\": \"production\"}}}";

  private CircumstanceAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "A4a", "another claim of production on the storage", CircumstanceAttacks::sibling),
        new Attack(
            "A4b",
            "another namespace on the storage becomes production",
            CircumstanceAttacks::later),
        new Attack(
            "A4c",
            "a volume of the storage refers to a claim of production",
            CircumstanceAttacks::reference),
        new Attack("A4d", "a shared backup is owned by the claim", CircumstanceAttacks::dependent),
        new Attack("A4e", "the claim itself becomes production", CircumstanceAttacks::labelled),
        new Attack(
            "A20a",
            "a policy asks for a signature since",
            ground -> raised(ground, "attacks-new", 1, false)),
        new Attack(
            "A20b",
            "a policy asks for a hardware key since",
            ground -> raised(ground, "attacks-hard", 1, true)));
  }

  private static Target approved(Ground ground) {
    return Target.of(ground, ground.changing()).approved();
  }

  private static Result sibling(Ground ground) {
    Target target = approved(ground);
    target.twins().addClaim(target.twins().production(), "replica", target.twins().handle());
    return target.afterwards(IMPACT, "replica");
  }

  private static Result later(Ground ground) {
    Twins twins = ground.changing();
    String namespace = twins.name() + "-later";
    ground.guarded().admin().apply(Storage.namespace(namespace, "environment: ci")).orThrow();
    twins.addClaim(namespace, "replica", twins.handle());
    Target target = approved(ground);
    ground.admin().must(Change.merge(Storages.namespace(namespace), PRODUCTION));
    return target.afterwards(IMPACT, "replica");
  }

  private static Result labelled(Ground ground) {
    Target target = approved(ground);
    ground.admin().must(Change.merge(target.claim(), PRODUCTION));
    Asked deletion = target.deletion();
    Protected now = Protected.of(ground.admin(), target.claim());
    return now.after(deletion.attempt(), IMPACT);
  }

  private static Result reference(Ground ground) {
    Target target = approved(ground);
    Twins twins = target.twins();
    ground
        .guarded()
        .admin()
        .apply(
            Storage.volume(
                "pv-" + twins.name() + "-reserved",
                twins.handle(),
                "Retain",
                Claim.of(twins.production(), "reserved")))
        .orThrow();
    return target.afterwards(IMPACT, "reserved");
  }

  private static Result dependent(Ground ground) {
    Target target = approved(ground);
    Twins twins = target.twins();
    ground
        .guarded()
        .snapshots()
        .take(
            new Snapshot(
                twins.staging(),
                "shared",
                Twins.CLAIM,
                true,
                "Delete",
                "holdfast.dev/shared-backup: \"true\""));
    return target.afterwards(IMPACT, "shared");
  }

  private static Result raised(Ground ground, String name, int count, boolean hardware) {
    Target target = approved(ground);
    String module = name.replace('-', '.');
    String namespace = target.twins().staging();
    String rego = Scenery.asking(module, count, hardware);
    ground.guarded().admin().apply(Documents.policy(name, namespace, rego)).orThrow();
    new Policies(ground.guarded()).awaitEnforced(name);
    return target.afterwards("a new reason has appeared since: " + module);
  }
}

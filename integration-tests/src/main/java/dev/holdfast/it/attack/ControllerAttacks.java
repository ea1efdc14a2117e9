package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.api.AuditTrail;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Unwatched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A18: while an approval stands, the garbage collector goes for the same claim or for another one,
 * by an owner reference from before Holdfast came.
 */
final class ControllerAttacks {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String COLLECTOR = "generic-garbage-collector";

  private ControllerAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "A18a",
            "the garbage collector destroys another claim than the approved one",
            ground -> collected(ground, Target::production, Twins::production)),
        new Attack(
            "A18b",
            "the garbage collector destroys the approved claim",
            ground -> collected(ground, Target::claim, Twins::staging)));
  }

  private static Result collected(
      Ground ground, Function<Target, String> object, Function<Twins, String> place) {
    Target target = ground.target().approved();
    String claim = object.apply(target);
    String namespace = place.apply(target.twins());
    String owner = Storages.namespace(namespace) + "/configmaps/owner";
    ground.guarded().admin().must("create", "configmap", "owner", "-n", namespace);
    String uid = target.twins().uidOf("configmap/owner", namespace);
    new Unwatched(ground.guarded()).run(() -> ground.admin().must(Change.merge(claim, owned(uid))));
    Protected before = Protected.of(ground.admin(), claim);
    ground.agent().must(target.deletion().change().dry());
    AuditTrail trail = AuditTrail.begin(ground.guarded().cluster().auditLog(), namespace);
    ground.agent().must(Change.deletion(owner));
    String answer =
        Await.value("the garbage collector to be refused", LIMIT, () -> refusal(trail, claim));
    return before.isUntouched()
        ? Protected.saying(answer, "HF-")
        : new Result.Succeeded(claim + " was collected");
  }

  private static String owned(String uid) {
    return "{\"metadata\": {\"ownerReferences\": [{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"name\": \"owner\", \"uid\": \"%s\"}]}}"
        .formatted(uid);
  }

  /** What the API server told the collector. */
  private static Optional<String> refusal(AuditTrail trail, String claim) {
    return trail.hindrances("").stream()
        .filter(line -> line.contains(COLLECTOR) && line.contains("delete " + claim))
        .findFirst();
  }
}

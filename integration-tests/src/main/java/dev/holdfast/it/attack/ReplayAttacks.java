package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import java.util.List;

/** A1 and A3: approvals that have done their work, and what looks like what they were for. */
final class ReplayAttacks {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private ReplayAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "A1a", "the same update again, after it was made and undone", ReplayAttacks::again),
        new Attack("A1b", "the used approval made anew", ReplayAttacks::anew),
        new Attack("A1c", "the same deletion in another place", ReplayAttacks::elsewhere),
        new Attack("A3a", "deleted and made anew under the same name", ReplayAttacks::recreated),
        new Attack("A3b", "the claim of the same name in production", ReplayAttacks::namesake));
  }

  /** An update that was approved, made, marked as executed and undone: it could be made again. */
  static Asked used(Ground ground) {
    Asked asked = weakening(ground).approved(ground.dana(), ground.erin());
    ground.agent().must(asked.change());
    awaitExecuted(asked);
    ground.admin().must(Change.merge(asked.object().path(), reclaim("Retain")));
    return asked;
  }

  static void awaitExecuted(Asked asked) {
    Await.until("the request to be executed", LIMIT, () -> phase(asked).equals("Executed"));
  }

  /** Production's volume would lose its data with its claim. */
  private static Asked weakening(Ground ground) {
    Twins twins = ground.storage();
    String volume = Storages.volume(twins.productionVolume());
    return Asked.by(ground, ground.agent(), Change.merge(volume, reclaim("Delete")), volume);
  }

  private static String reclaim(String policy) {
    return Documents.spec("persistentVolumeReclaimPolicy", policy);
  }

  private static String phase(Asked asked) {
    return asked
        .ground()
        .admin()
        .api()
        .get(Documents.REQUESTS + "/" + asked.request())
        .orElseThrow()
        .at("/status/phase")
        .asText();
  }

  private static Result again(Ground ground) {
    Asked asked = ground.used();
    return asked.object().after(asked.attempt(), "was already used");
  }

  private static Result anew(Ground ground) {
    return ground.used().refuses(ground.both(), "was already used");
  }

  private static Result elsewhere(Ground ground) {
    String other = Storages.claims(ground.changing().staging()) + "/" + Twins.CLAIM;
    return ground.shared().insteadOfApproved(Change.deletion(other), other, "HF-VOL-002");
  }

  private static Result recreated(Ground ground) {
    Target target = ground.target().approved();
    ground.agent().must(target.deletion().change());
    Await.until(
        "the claim to be gone", LIMIT, () -> ground.admin().api().get(target.claim()).isEmpty());
    target.twins().recreateStagingClaim();
    Protected anew = Protected.of(ground.admin(), target.claim());
    return anew.after(target.deletion().attempt(), "approved for uid");
  }

  private static Result namesake(Ground ground) {
    String other = ground.shared().production();
    return ground.shared().insteadOfApproved(Change.deletion(other), other, "HF-VOL-001");
  }
}

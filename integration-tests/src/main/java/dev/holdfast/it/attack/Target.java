package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.api.Api.Reply;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;

/**
 * The incident once more: a staging claim on storage that carries production too, whose deletion
 * the agent has asked for.
 */
record Target(Ground ground, Twins twins, Asked deletion) {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  static Target of(Ground ground, Twins twins) {
    String claim = Storages.claims(twins.staging()) + "/" + Twins.CLAIM;
    return new Target(
        ground, twins, Asked.by(ground, ground.agent(), Change.deletion(claim), claim));
  }

  /** Signed by dana and erin, and it counts. */
  Target approved() {
    deletion.approved(ground.dana(), ground.erin());
    return this;
  }

  String claim() {
    return deletion.change().path();
  }

  /** Of the claim in production. */
  String production() {
    return Storages.claims(twins.production()) + "/" + Twins.CLAIM;
  }

  /**
   * Tries the approved change after something else has changed, as soon as the guard has seen that,
   * or in any case after a while.
   */
  Result afterwards(String... words) {
    long end = System.nanoTime() + LIMIT.toNanos();
    Await.until(
        "the change to be seen",
        LIMIT.plusSeconds(5),
        () ->
            System.nanoTime() > end || !ground.agent().sends(deletion.change().dry()).succeeded());
    return deletion.object().after(deletion.attempt(), words);
  }

  /** Sends another change while this one is approved. */
  Result insteadOfApproved(Change change, String object, String... words) {
    return deletion.whileApproved(() -> instead(ground.agent(), change, object, words));
  }

  /** Sends another change. */
  Result instead(Caller who, Change change, String object, String... words) {
    Protected other = Protected.of(ground.admin(), object);
    Reply reply = who.sends(change);
    Result result = other.after(reply, words);
    return result instanceof Result.Refused && !deletion.object().isUntouched()
        ? new Result.Succeeded(claim() + " has changed or is gone")
        : result;
  }
}

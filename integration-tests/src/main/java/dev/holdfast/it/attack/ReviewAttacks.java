package dev.holdfast.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.it.harness.ReviewClient;
import dev.holdfast.it.harness.Twins;
import java.util.List;

/**
 * A19: reviews that no API server sent, straight to the webhook. Whatever it answers, nothing comes
 * of the answer: the webhook itself changes nothing, and a yes uses no approval up.
 */
final class ReviewAttacks {
  private static final String COLLECTOR =
      "system:serviceaccount:kube-system:generic-garbage-collector";

  private static final String NO_UID = "11111111-2222-4333-8444-555555555555";

  private ReviewAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A19a", "a forged review of the approved deletion", ReviewAttacks::approved),
        new Attack("A19b", "a forged review by the garbage collector", ReviewAttacks::collector),
        new Attack(
            "A19c", "an approved request that a forged review left", ReviewAttacks::unasked));
  }

  /** The webhook says yes, to nobody who could do it; the approval is there to be used after. */
  private static Result approved(Ground ground) {
    Target target = ground.target().approved();
    JsonNode response = send(ground, target, Ground.AGENT.username(), uid(ground, target));
    if (!target.deletion().object().isUntouched()) {
      return new Result.Succeeded(target.claim() + " is gone: " + response);
    }
    ground.agent().must(target.deletion().change());
    return new Result.Refused(
        "allowed: " + response.path("allowed") + ", the claim stays, the approval still counts");
  }

  private static Result collector(Ground ground) {
    Target target = ground.shared();
    JsonNode response = send(ground, target, COLLECTOR, uid(ground, target));
    return after(target, response);
  }

  /** A request for what isn't there counts as done, so nothing can be approved with it. */
  private static Result unasked(Ground ground) {
    Target target = ground.shared();
    Asked asked = target.deletion();
    String denial = message(send(ground, target, Ground.AGENT.username(), NO_UID));
    Asked forged = Asked.toldBy(denial, ground, ground.agent(), asked.change(), asked.object());
    ReplayAttacks.awaitExecuted(forged);
    return forged.refuses(ground.both(), "was already used");
  }

  private static String message(JsonNode response) {
    return response.at("/status/message").asText();
  }

  private static Result after(Target target, JsonNode response) {
    Asked asked = target.deletion();
    return target.deletion().object().isUntouched()
        ? StateAttacks.both(
            new Result.Refused(
                "allowed: %s %s, the claim stays"
                    .formatted(
                        response.path("allowed"),
                        message(response).lines().findFirst().orElse(""))),
            asked.object().after(asked.attempt(), "HF-VOL-002"))
        : new Result.Succeeded(target.claim() + " is gone");
  }

  private static String uid(Ground ground, Target target) {
    return ground.admin().api().get(target.claim()).orElseThrow().at("/metadata/uid").asText();
  }

  private static JsonNode send(Ground ground, Target target, String username, String uid) {
    JsonNode claim = ground.admin().api().get(target.claim()).orElseThrow();
    String object = claim.toString().replace(claim.at("/metadata/uid").asText(), uid);
    String review =
        """
        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
          "uid": "0a1b2c3d-0000-4000-8000-000000000019",
          "kind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "resource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
          "requestKind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "requestResource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
          "name": "%s", "namespace": "%s", "operation": "DELETE",
          "userInfo": {"username": "%s", "uid": "1",
            "groups": ["system:serviceaccounts", "system:authenticated"]},
          "object": null, "oldObject": %s, "dryRun": false,
          "options": {"kind": "DeleteOptions", "apiVersion": "meta.k8s.io/v1", "propagationPolicy": "Background"}
        }}
        """
            .formatted(Twins.CLAIM, target.twins().staging(), username, object);
    try (ReviewClient client = new ReviewClient(ground.guarded())) {
      return client.send(review, ground.guarded().installation().endpoints(), 1).getFirst();
    }
  }
}

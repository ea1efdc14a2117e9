package dev.holdfast.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.devcluster.Await;
import dev.holdfast.it.api.Api.Reply;
import dev.holdfast.it.harness.Unwatched;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A16: approvers, bundle or webhook are gone. */
final class OutageAttacks {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BUNDLE = Documents.GROUP + "policybundles/active";
  private static final String MALLORY = Documents.APPROVERS + "/mallory";

  private OutageAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A16a", "all approvers are deleted at once", OutageAttacks::approvers),
        new Attack("A16b", "the bundle is deleted", OutageAttacks::bundle),
        new Attack("A16c", "what the bundle was loaded from is deleted", OutageAttacks::configMap),
        new Attack("A16d", "the webhook is killed and starts again", OutageAttacks::restart),
        new Attack(
            "A16e", "all approvers were deleted while nobody watched", OutageAttacks::nobody));
  }

  private static Result approvers(Ground ground) {
    return deletion(ground, Documents.APPROVERS, Documents.APPROVERS + "/dana", "HF-TRUST-");
  }

  private static Result bundle(Ground ground) {
    return deletion(ground, BUNDLE, BUNDLE, "HF-TRUST-002");
  }

  private static Result deletion(Ground ground, String what, String object, String word) {
    Asked asked = ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
    Result result = ground.shared().instead(ground.intruder(), Change.deletion(what), object, word);
    return result instanceof Result.Refused
        ? StateAttacks.both(result, asked.object().after(asked.attempt(), "HF-VOL-002"))
        : result;
  }

  /** The administrator may delete it; the operator writes it anew, and replicas keep theirs. */
  private static Result configMap(Ground ground) {
    Asked asked = ground.shared().deletion();
    String name = ground.admin().api().get(BUNDLE).orElseThrow().at("/spec/configMap").asText();
    String path = Storages.namespace("holdfast") + "/configmaps/" + name;
    Reply deleted = ground.admin().sends(Change.deletion(path));
    Result result = asked.object().after(asked.attempt(), "HF-VOL-002");
    Await.until("the bundle's text", LIMIT, () -> ground.admin().api().get(path).isPresent());
    return deleted.succeeded() ? result : Protected.saying(deleted.message(), "HF-");
  }

  private static Result restart(Ground ground) {
    Asked asked = ground.shared().deletion();
    String name = asked.approvalName();
    ground.person().must(Asked.approval(name, asked.statement(), List.of(ground.dana())));
    ground.guarded().webhook().kill();
    ground.guarded().webhook().start();
    Reply last =
        Await.value(
            "an answer of the webhook",
            LIMIT,
            () ->
                Optional.of(asked.attempt())
                    .filter(reply -> reply.succeeded() || reply.message().contains("HF-VOL-002")));
    Result result = asked.object().after(last, "HF-VOL-002");
    asked.takeBack(name);
    return result;
  }

  /** The operator is down as well: it would make those of its settings again. */
  private static Result nobody(Ground ground) {
    Asked asked = ground.shared().deletion();
    JsonNode approvers = ground.admin().api().get(Documents.APPROVERS).orElseThrow();
    Unwatched unwatched = new Unwatched(ground.guarded());
    ground.guarded().installation().operator().kill();
    return asked.whileApproved(
        () -> {
          unwatched.run(() -> ground.admin().must(Change.deletion(Documents.APPROVERS)));
          try {
            return StateAttacks.both(
                asked.object().after(asked.attempt(), "there is no Approver dana"),
                newcomer(ground));
          } finally {
            unwatched.run(() -> approvers.get("items").forEach(each -> restore(ground, each)));
            ground.guarded().installation().operator().start();
            ground.guarded().installation().awaitReady();
          }
        });
  }

  /** A closed trust root stays closed when nobody is left to open it. */
  private static Result newcomer(Ground ground) {
    String mallory =
        Documents.approver(
            "mallory",
            "mallory@example.com",
            List.of(Map.of("publicKey", ground.cast().rita().publicLine())));
    return Protected.of(ground.admin(), MALLORY)
        .after(ground.admin().sends(Change.creation(Documents.APPROVERS, mallory)), "HF-TRUST-001");
  }

  private static void restore(Ground ground, JsonNode approver) {
    ObjectNode copy = approver.deepCopy();
    ((ObjectNode) copy.get("metadata"))
        .remove(
            List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"));
    copy.put("apiVersion", "holdfast.dev/v1alpha1").put("kind", "Approver").remove("status");
    Reply reply = ground.admin().sends(Change.creation(Documents.APPROVERS, copy.toString()));
    // The operator may have been quicker with those of its settings.
    if (!reply.succeeded() && reply.status() != 409) {
      throw new IllegalStateException(reply.message());
    }
  }
}

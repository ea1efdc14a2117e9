package dev.holdfast.webhook.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.core.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reviews, decisions and surroundings for tests. */
public final class TestingDecisions {
  public static final String UID = "705ab4f5-6393-11e8-b7cc-42010a800002";
  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestingDecisions() {}

  /** A claim's deletion by an agent. */
  public static byte[] review() {
    return """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{
          "uid":"%s",
          "kind":{"group":"","version":"v1","kind":"PersistentVolumeClaim"},
          "resource":{"group":"","version":"v1","resource":"persistentvolumeclaims"},
          "name":"pg-data-0","namespace":"orders-staging","operation":"DELETE",
          "userInfo":{"username":"system:serviceaccount:agents:cursor","groups":["system:serviceaccounts"],
            "extra":{"authentication.kubernetes.io/credential-id":["JTI=1"]}},
          "object":null,
          "oldObject":{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{
            "name":"pg-data-0","namespace":"orders-staging","uid":"claim-1","labels":{"secret":"hunter2"}}},
          "dryRun":false,
          "options":{"kind":"DeleteOptions","apiVersion":"meta.k8s.io/v1","propagationPolicy":"Background"}}}
        """
        .formatted(UID)
        .getBytes(StandardCharsets.UTF_8);
  }

  public static Change change() {
    return ((ParsedReview.Parsed) ReviewParser.parse(review())).change();
  }

  public static Decision allow(String... warnings) {
    return decision(new Verdict.Allow(List.of()), Optional.empty(), warnings);
  }

  public static Decision deny(Reason... reasons) {
    return decision(
        new Verdict.Deny(List.of(reasons)),
        Optional.of(new Decision.PendingRequest("chr-abc", "{\"kind\":\"ChangeStatement\"}")));
  }

  public static Decision decision(
      Verdict verdict, Optional<Decision.PendingRequest> pending, String... warnings) {
    Change change = change();
    return new Decision(
        verdict,
        change,
        new Identity(change.requester(), RequesterClass.Agent, "cursor-staging", "dana"),
        List.of(),
        null,
        List.of(),
        List.of(warnings),
        pending,
        "sha256:1234");
  }

  /** Allowed in a MaintenanceWindow of this resourceVersion. */
  public static Decision inWindow(String resourceVersion) {
    Decision allowed = allow();
    return new Decision(
        allowed.verdict(),
        allowed.change(),
        allowed.identity(),
        allowed.effects(),
        allowed.impact(),
        allowed.policies(),
        List.of("passed in the maintenance window"),
        allowed.pending(),
        allowed.revision(),
        resourceVersion);
  }

  public static Outcome outcome(Decision decision) {
    Change change = decision.change();
    return new Outcome(
        "decision-1",
        change == null ? "" : change.reviewUid(),
        decision,
        NOW,
        Duration.ofMillis(7));
  }

  public static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Surroundings surroundings() {
    return new Surroundings(
        Catalogue.builtIn(),
        new EmptyInventory(),
        Set.of(),
        Optional.empty(),
        Map.of(),
        new TestingEvidence(),
        NOW,
        "cluster-1");
  }

  private record EmptyInventory() implements Inventory {
    @Override
    public Optional<InventoryObject> find(ObjectRef ref) {
      return Optional.empty();
    }

    @Override
    public Optional<InventoryObject> byUid(String uid) {
      return Optional.empty();
    }

    @Override
    public Collection<InventoryObject> dependents(String ownerUid) {
      return List.of();
    }

    @Override
    public Collection<InventoryObject> inNamespace(String namespace) {
      return List.of();
    }

    @Override
    public Collection<InventoryObject> ofKind(String group, String resource) {
      return List.of();
    }

    @Override
    public Collection<InventoryObject> onBacking(dev.holdfast.core.impact.Backing backing) {
      return List.of();
    }

    @Override
    public Map<String, String> namespaceLabels(String namespace) {
      return Map.of();
    }
  }
}

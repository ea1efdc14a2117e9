package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.policy.BundleModule;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Decider;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides reviews as the webhook would now: by the active bundle, over what the cluster holds. It
 * only ever reads.
 */
final class Bench implements AutoCloseable {
  private static final String NOT_INSTALLED =
      "there is no policy bundle in the cluster, so nothing is decided. Is Holdfast installed and"
          + " its operator ready? See kubectl get policybundle active";

  private final Decider decider;
  private final Surroundings surroundings;
  private final PolicyEngine engine;

  /**
   * Takes everything in once.
   *
   * @param namespace of Holdfast
   * @param catalogue to decide by
   * @param inventory to decide over
   */
  Bench(
      Survey survey,
      Cluster cluster,
      String namespace,
      Catalogue catalogue,
      Inventory inventory,
      Session session) {
    PolicyBundleSpec spec =
        survey.bundle().orElseThrow(() -> CommandException.unavailable(NOT_INSTALLED));
    Map<String, AgentIdentitySpec> agents = cluster.agents();
    ApprovalEvidence approvals = cluster.evidence();
    engine = engine(spec, survey.module(namespace, spec.configMap()), session);
    decider = new Decider(namespace);
    surroundings =
        new Surroundings(
            catalogue,
            inventory,
            Set.of(),
            Optional.of(new Bundle(spec, engine)),
            agents,
            new ReadEvidence(catalogue, inventory, approvals, cluster),
            session.now(),
            uid(survey));
  }

  private static PolicyEngine engine(PolicyBundleSpec spec, byte[] module, Session session) {
    try {
      return session.engines().apply(BundleModule.unpack(spec, module));
    } catch (BundleException e) {
      throw CommandException.unavailable("the policy bundle can't be used: " + e.getMessage());
    }
  }

  private static String uid(Survey survey) {
    DataKind namespaces = Catalogue.builtIn().find("", "namespaces").orElseThrow();
    return survey
        .object(namespaces, "", "kube-system")
        .map(object -> object.at("/metadata/uid").asText())
        .orElse("");
  }

  PolicyBundleSpec bundle() {
    return surroundings.bundle().orElseThrow().spec();
  }

  Decision decide(byte[] review) {
    return decider.decide(review, surroundings);
  }

  @Override
  public void close() {
    engine.close();
  }
}

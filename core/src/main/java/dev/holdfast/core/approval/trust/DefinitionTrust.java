package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Transition;

/** CustomResourceDefinitions of our group: with one goes every object of its kind, unreviewed. */
final class DefinitionTrust {
  private DefinitionTrust() {}

  static boolean concerns(Change change) {
    return change.kind().group().equals("apiextensions.k8s.io")
        && change.kind().resource().equals("customresourcedefinitions")
        && change.name().endsWith("." + ApiGroup.NAME);
  }

  static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    return switch (change.operation()) {
      case CREATE, CONNECT -> new TrustResult.Free();
      case DELETE -> Substance.needsTrust(matter, matter.root().count(), "and all its objects go");
      case UPDATE -> update(matter);
    };
  }

  private static TrustResult update(TrustMatter matter) {
    // The API server itself writes the status, and finishes a deletion through it.
    boolean matters =
        matter.change().subresource().isEmpty() && !Substance.of(matter.change()).isEmpty();
    boolean upgrade =
        matter.identity().requester().username().equals(matter.root().operator())
            && Substance.of(matter.change()).stream().allMatch(DefinitionTrust::adds);
    return matters && !upgrade
        ? Substance.needsTrust(matter, matter.root().count(), "is changed")
        : new TrustResult.Free();
  }

  /** Versions, fields and descriptions may be added by our operator when it is upgraded. */
  private static boolean adds(Transition transition) {
    boolean description = transition.path().endsWith("/description");
    return Substance.under(transition, "/spec/versions")
        && transition.to() != null
        && (transition.from() == null || description);
  }
}

package dev.holdfast.operator.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.rights.Holder;
import dev.holdfast.core.rights.Rbac;
import dev.holdfast.core.rights.RightsReview;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.BundleConditions;
import dev.holdfast.operator.write.BundleConditions.Said;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RbacAPIGroupDSL;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reviews RBAC for rights that get past the guard: condition {@code Bypassable} of the
 * PolicyBundle, an Event when an agent has some, metrics.
 */
public final class RightsReconciler implements Reconciler<Namespace> {
  private static final String BYPASSABLE = "Bypassable";
  private static final String AGENTS = "AgentsBypass";

  /** Reading all roles and bindings is work for the API server. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private static final Duration NO_BUNDLE_YET = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final BundleConditions conditions;
  private final Events events;
  private final RightsMetrics metrics;

  /** A reviewer of the whole cluster. */
  public RightsReconciler(
      Home home, Writer writer, Events events, RightsMetrics metrics, Clock clock) {
    this.home = home;
    this.conditions = new BundleConditions(writer.as(Writer.OPERATOR + "-rights"), clock);
    this.events = events;
    this.metrics = metrics;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(home.all(AgentIdentity.class, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    Optional<PolicyBundle> bundle =
        Optional.ofNullable(
            context.getClient().resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE).get());
    if (bundle.isEmpty()) {
      return UpdateControl.<Namespace>noUpdate().rescheduleAfter(NO_BUNDLE_YET);
    }
    List<Holder> holders =
        RightsReview.of(
            read(context.getClient()),
            context.getSecondaryResources(AgentIdentity.class).stream()
                .map(AgentIdentity::getSpec)
                .toList(),
            namespace.getMetadata().getName());
    metrics.set(holders);
    report(bundle.get(), holders);
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(AGAIN);
  }

  private void report(PolicyBundle bundle, List<Holder> holders) {
    String message = RightsText.of(holders);
    if (holders.stream().anyMatch(Holder::agent)) {
      events.warn(bundle, AGENTS, message);
    } else {
      events.over(bundle, AGENTS);
    }
    conditions.report(
        bundle,
        new Said(
            BYPASSABLE,
            Conditions.status(!holders.isEmpty()),
            RightsText.reason(holders),
            message));
  }

  private static Rbac read(KubernetesClient client) {
    RbacAPIGroupDSL rbac = client.rbac();
    return new Rbac(
        trees(rbac.clusterRoles().list()),
        trees(rbac.roles().inAnyNamespace().list()),
        trees(rbac.clusterRoleBindings().list()),
        trees(rbac.roleBindings().inAnyNamespace().list()));
  }

  private static Collection<JsonNode> trees(KubernetesResourceList<? extends HasMetadata> objects) {
    return objects.getItems().stream().<JsonNode>map(JSON::valueToTree).toList();
  }
}

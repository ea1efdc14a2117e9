package dev.holdfast.operator.policy;

import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;

/** Puts the parts of this package together. */
public final class PolicyController {
  private PolicyController() {}

  public static Reconciler<Namespace> reconciler(
      Home home, PolicyInputs inputs, KubernetesClient client, Writer writer, Events events) {
    BundleStore store = new BundleStore(client, writer, home.namespace());
    return new PolicyReconciler(
        home,
        inputs,
        new BundleKeeper(store, home.namespace(), events),
        new Reporter(store, new StatusWriter(writer), events, inputs.clock()),
        events);
  }
}

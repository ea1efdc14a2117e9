package dev.holdfast.webhook.state;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;

/** Which cluster this is: the uid of its namespace kube-system, which never changes. */
final class ClusterIdentity implements AutoCloseable {
  private static final String NAMESPACE = "kube-system";

  private volatile String uid = "";
  private final SharedIndexInformer<Namespace> watch;

  ClusterIdentity(KubernetesClient client) {
    watch =
        Watch.start(
            "namespace " + NAMESPACE,
            client.namespaces().withName(NAMESPACE),
            new Changes<>(namespace -> uid = namespace.getMetadata().getUid()));
  }

  Optional<String> uid() {
    return Optional.of(uid).filter(value -> !value.isEmpty());
  }

  @Override
  public void close() {
    watch.close();
  }
}

package dev.holdfast.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operator works at a time, the others wait with warm caches. Whoever loses the lease without
 * wanting to ends at once, since another may be at work already.
 */
final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final String LEASE = "holdfast-operator";

  private final KubernetesClient client;
  private final String namespace;
  private final String identity;
  private final Runnable onLost;
  private volatile boolean isLeading;
  private volatile boolean isEnding;

  /**
   * @param onLost ends the process
   */
  Leadership(KubernetesClient client, String namespace, String identity, Runnable onLost) {
    this.client = client;
    this.namespace = namespace;
    this.identity = identity;
    this.onLost = onLost;
  }

  LeaderElectionConfiguration configuration() {
    return new LeaderElectionConfiguration(
        LEASE,
        namespace,
        LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
        LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
        LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
        identity,
        new LeaderCallbacks(this::started, this::stopped, leader -> {}),
        false);
  }

  private void started() {
    isLeading = true;
    LOG.info("{} leads", identity);
  }

  private void stopped() {
    if (!isEnding) {
      LOG.error("{} has lost the lease {}", identity, LEASE);
      onLost.run();
    }
  }

  /** Call before the operator is stopped. */
  void ending() {
    isEnding = true;
  }

  /** Lets another take over without waiting for the lease to run out; call when all has stopped. */
  void release() {
    if (!isLeading) {
      return;
    }
    try {
      Lease lease = client.leases().inNamespace(namespace).withName(LEASE).get();
      if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
        client
            .resource(
                new LeaseBuilder(lease)
                    .editSpec()
                    .withHolderIdentity(null)
                    .withLeaseDurationSeconds(1)
                    .endSpec()
                    .build())
            .update();
      }
    } catch (KubernetesClientException e) {
      LOG.info("the lease runs out by itself: {}", e.getMessage());
    }
  }
}

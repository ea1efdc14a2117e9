package dev.holdfast.core.identity;

import java.util.Set;

/**
 * Accounts of Kubernetes itself, by exact username. Groups don't count: anybody who may impersonate
 * can name one, and {@code system:masters} is people.
 */
public final class SystemAccounts {
  /** All controllers in one, when the cluster runs without separate credentials. */
  public static final String CONTROLLER_MANAGER = "system:kube-controller-manager";

  private static final String API_SERVER = "system:apiserver";

  private static final String CONTROLLERS = "system:serviceaccount:kube-system:";

  private static final Set<String> COMPONENTS =
      Set.of(
          CONTROLLER_MANAGER,
          "system:kube-scheduler",
          "system:kube-proxy",
          API_SERVER,
          "system:volume-scheduler");

  /** Service accounts of the controllers in kube-controller-manager. */
  private static final Set<String> NAMES =
      Set.of(
          "attachdetach-controller",
          "bootstrap-signer",
          "certificate-controller",
          "clusterrole-aggregation-controller",
          "cronjob-controller",
          "daemon-set-controller",
          "deployment-controller",
          "device-taint-eviction-controller",
          "disruption-controller",
          "endpoint-controller",
          "endpointslice-controller",
          "endpointslicemirroring-controller",
          "ephemeral-volume-controller",
          "expand-controller",
          "generic-garbage-collector",
          "horizontal-pod-autoscaler",
          "job-controller",
          "legacy-service-account-token-cleaner",
          "namespace-controller",
          "node-controller",
          "persistent-volume-binder",
          "pod-garbage-collector",
          "pv-protection-controller",
          "pvc-protection-controller",
          "replicaset-controller",
          "replication-controller",
          "resource-claim-controller",
          "resourcequota-controller",
          "root-ca-cert-publisher",
          "route-controller",
          "selinux-warning-controller",
          "service-account-controller",
          "service-cidrs-controller",
          "service-controller",
          "statefulset-controller",
          "storage-version-migrator-controller",
          "taint-eviction-controller",
          "token-cleaner",
          "ttl-after-finished-controller",
          "ttl-controller",
          "validatingadmissionpolicy-status-controller",
          "volumeattributesclass-protection-controller");

  private SystemAccounts() {}

  /** Whether this is an account of Kubernetes itself; a node's too. */
  public static boolean contains(String username) {
    return COMPONENTS.contains(username)
        || username.startsWith("system:node:")
        || (username.startsWith(CONTROLLERS)
            && NAMES.contains(username.substring(CONTROLLERS.length())));
  }

  /** Whether this is the API server itself, by its loopback client. */
  public static boolean isApiServer(String username) {
    return username.equals(API_SERVER);
  }

  /** Whether this user is that controller, with separate credentials or without. */
  public static boolean isController(String username, String controller) {
    return username.equals(CONTROLLERS + controller) || username.equals(CONTROLLER_MANAGER);
  }
}

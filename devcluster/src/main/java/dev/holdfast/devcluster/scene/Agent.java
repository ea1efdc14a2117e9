package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;

/**
 * An AI agent: a service account with far too many rights, as they are found, and an AgentIdentity.
 *
 * @param namespace of the service account
 * @param account name of the service account
 * @param identity name of the AgentIdentity
 * @param owner user who answers for it
 */
public record Agent(String namespace, String account, String identity, String owner) {
  /** Creates account, rights and AgentIdentity; the namespace must exist. */
  public Agent create(DevCluster cluster) {
    cluster.kubectl().apply(manifest()).orThrow();
    return this;
  }

  public String username() {
    return "system:serviceaccount:" + namespace + ":" + account;
  }

  public Kubectl kubectl(DevCluster cluster) {
    return cluster.kubectl(cluster.serviceAccountKubeconfig(namespace, account));
  }

  private String manifest() {
    return """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %2$s, namespace: %1$s}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: %1$s-%2$s-may-everything}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
        subjects: [{kind: ServiceAccount, name: %2$s, namespace: %1$s}]
        ---
        apiVersion: holdfast.dev/v1alpha1
        kind: AgentIdentity
        metadata: {name: %3$s}
        spec:
          owner: {kind: User, name: %4$s}
          subjects: [{serviceAccount: %1$s/%2$s}]
        """
        .formatted(namespace, account, identity, owner);
  }
}

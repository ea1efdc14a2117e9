package dev.holdfast.devcluster;

import java.nio.file.Path;
import java.util.List;

/** Something that answers as a Kubernetes API. */
sealed interface ControlPlane permits LocalControlPlane, GivenControlPlane {
  /** Of an administrator. */
  Path kubeconfig();

  /** A kubeconfig that is this user with these groups. */
  String kubeconfigOf(String user, List<String> groups);

  /** A kubeconfig that authenticates by this bearer token. */
  String kubeconfigWithToken(String user, String token);

  /** The one that kubeconfigs name. */
  ApiServerReplica apiServer();

  ApiServerReplica startAnotherApiServer();

  void close();
}

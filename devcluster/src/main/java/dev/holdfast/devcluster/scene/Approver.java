package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import java.nio.file.Path;
import java.util.List;

/**
 * A human who may sign: an Approver object, a cluster user and a key.
 *
 * @param name of the Approver; the user is {@code <name>@example.com}
 * @param groups of the Approver
 */
public record Approver(String name, List<String> groups, SshKey key) {
  public Approver {
    groups = List.copyOf(groups);
  }

  /** Makes the key with {@code ssh-keygen} in the folder. */
  public static Approver create(Path folder, String name, String... groups) {
    return new Approver(name, List.of(groups), SshKey.create(folder, name));
  }

  public String user() {
    return name + "@example.com";
  }

  /** As this human, in the cluster group {@code people}. */
  public Kubectl kubectl(DevCluster cluster) {
    return cluster.kubectl(cluster.userKubeconfig(user(), "people"));
  }

  /** One entry of the setting {@code approvers}, as YAML flow. */
  public String setting() {
    return "{name: %s, spec: {%s}}".formatted(name, fields());
  }

  /** The Approver object. */
  public String manifest() {
    return """
        apiVersion: holdfast.dev/v1alpha1
        kind: Approver
        metadata: {name: %s}
        spec: {%s}
        """
        .formatted(name, fields());
  }

  private String fields() {
    return "displayName: %s, subjects: [{kind: User, name: %s}], groups: [%s], keys: [{publicKey: \"%s\"}]"
        .formatted(name, user(), String.join(", ", groups), key.publicKey());
  }
}

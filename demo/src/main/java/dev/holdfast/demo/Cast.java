package dev.holdfast.demo;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Agent;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.devcluster.scene.SshKey;
import java.nio.file.Path;
import java.util.List;

/**
 * Who plays.
 *
 * @param stranger a key that nobody registered
 */
record Cast(Agent cursor, Approver dana, Approver erin, Approver theo, SshKey stranger) {
  static final String HOME = "agents";

  /** A platform engineer, cluster-admin by RBAC. */
  static final String PAULA = "paula@example.com";

  static Cast create(Path folder) {
    return new Cast(
        new Agent(HOME, "cursor", "cursor-staging", "frank@example.com"),
        Approver.create(folder, "dana", "dba"),
        Approver.create(folder, "erin", "dba"),
        Approver.create(folder, "theo", "trust"),
        SshKey.create(folder, "stranger"));
  }

  List<Approver> approvers() {
    return List.of(dana, erin, theo);
  }

  /**
   * Lets approvers read requests and create approvals (the chart offers the role), and paula do
   * everything.
   */
  void grantRights(DevCluster cluster) {
    approvers().forEach(approver -> cluster.bind(approver.user(), "holdfast-approver"));
    cluster.bind(PAULA, "cluster-admin");
  }
}

package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.it.api.AuditTrail;
import java.util.List;
import java.util.stream.Stream;

/** All workflows, and how one is played. */
public final class Suite {
  private final DevCluster cluster;
  private final Installation installation;

  private Suite(DevCluster cluster, Installation installation) {
    this.cluster = cluster;
    this.installation = installation;
  }

  /**
   * Builds the scenery.
   *
   * @param cluster has the snapshot CRDs and knows agents/cursor as an agent
   */
  public static Suite on(DevCluster cluster, Installation installation) {
    new Scenery(cluster).build();
    return new Suite(cluster, installation);
  }

  /** In the order in which they are told. */
  public static List<Workflow> workflows() {
    return Part.all().stream().map(Part::workflows).flatMap(List::stream).toList();
  }

  /** Plays it on the cluster, with Holdfast running or not as it wants. */
  public Outcome play(Workflow workflow) {
    bring(workflow.down());
    String token = "hw" + (1 + workflows().indexOf(workflow));
    AuditTrail trail = AuditTrail.begin(cluster.auditLog(), token);
    String reason;
    try {
      workflow.play().on(new Stage(cluster, installation, token));
      reason = "";
    } catch (HinderedException e) {
      reason = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      // A mistake in the workflow itself has to fail as well, and not end the others.
      reason = e.toString();
    }
    List<String> inBackground = trail.hindrances(reason);
    String all =
        String.join("\n", Stream.concat(Stream.of(reason), inBackground.stream()).toList()).strip();
    return all.isEmpty() ? new Outcome.Passed() : new Outcome.Hindered(all);
  }

  private void bring(boolean down) {
    if (down) {
      installation.operator().kill();
      installation.webhooks().forEach(HoldfastProcess::kill);
    } else if (!installation.operator().isAlive() || !installation.webhook().isAlive()) {
      installation.operator().start();
      installation.webhooks().forEach(HoldfastProcess::start);
      installation.awaitReady();
    }
  }
}

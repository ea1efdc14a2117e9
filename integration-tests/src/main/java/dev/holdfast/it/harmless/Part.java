package dev.holdfast.it.harmless;

import java.util.List;
import java.util.stream.Stream;

/**
 * Workflows that one test JVM can play while another plays others; each part takes about as long.
 *
 * @param workflows in the order in which they are told
 */
public record Part(List<Workflow> workflows) {
  /** Data itself: claims, snapshots, backups, and a CI namespace's that go for good. */
  public static final Part STORAGE =
      of(
          Stream.of(
              ClaimWorkflows.all(),
              SnapshotWorkflows.all(),
              ContinuousIntegrationWorkflows.all(),
              VeleroWorkflows.all()));

  /** What people and database operators run, and how it is delivered. */
  public static final Part WORKLOADS =
      of(
          Stream.of(
              StatefulSetWorkflows.all(),
              WorkloadWorkflows.all(),
              DeliveryWorkflows.all(),
              DatabaseOperatorWorkflows.all()));

  /** The cluster's upkeep, and Holdfast's own: down, upgraded, restarted. */
  public static final Part OPERATIONS =
      of(Stream.of(ClusterWorkflows.all(), OutageWorkflows.all(), UpgradeWorkflows.all()));

  public Part {
    workflows = List.copyOf(workflows);
  }

  private static Part of(Stream<List<Workflow>> groups) {
    return new Part(groups.flatMap(List::stream).toList());
  }

  static List<Part> all() {
    return List.of(STORAGE, WORKLOADS, OPERATIONS);
  }
}

package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holdfast's objects in a cluster. */
interface Cluster extends AutoCloseable {
  /** Names of all ChangeRequests, oldest first. */
  List<String> requests();

  /** Every request, approval and approver. */
  ApprovalEvidence evidence();

  /** AgentIdentity specs by object name. */
  Map<String, AgentIdentitySpec> agents();

  /**
   * Creates a ChangeApproval and answers its name.
   *
   * @param request that it is for; the name begins with it
   * @param annotations of the object
   */
  String create(String request, ChangeApprovalSpec spec, Map<String, String> annotations);

  /** Who we are, as the API server sees it. */
  String username();

  /** The maintenance window; empty when there is none. */
  Optional<MaintenanceWindowSpec> window();

  /** Whether an admission policy keeps Holdfast's own objects in place. */
  boolean isArmed();

  /** Removes that policy and its binding. */
  void disarm();

  @Override
  void close();
}

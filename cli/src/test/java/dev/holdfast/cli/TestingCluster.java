package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster in memory that takes every approval. */
final class TestingCluster implements Cluster {
  static final String REQUEST = "chr-abc";

  private final Map<String, HeldRequest> requests = new TreeMap<>();
  private final Map<String, ApproverSpec> approvers = new TreeMap<>();
  final List<NamedApproval> approvals = new ArrayList<>();
  private boolean armed;
  private @Nullable MaintenanceWindowSpec window;

  TestingCluster with(Statement statement) {
    requests.put(
        statement.request(), new HeldRequest(statement.text(), false, java.time.Instant.EPOCH));
    return this;
  }

  TestingCluster executed(Statement statement) {
    requests.put(
        statement.request(), new HeldRequest(statement.text(), true, java.time.Instant.EPOCH));
    return this;
  }

  TestingCluster with(String name, HeldRequest request) {
    requests.put(name, request);
    return this;
  }

  TestingCluster approver(String name, String publicKey) {
    approvers.put(
        name,
        new ApproverSpec(
            name,
            List.of(new ApproverSpec.Subject("User", name + "@example.com")),
            List.of("dba"),
            List.of(new ApproverSpec.Key(publicKey, null, null, null)),
            null));
    return this;
  }

  /** Armed, with a window for this user. */
  TestingCluster armed(MaintenanceWindowSpec opened) {
    armed = true;
    window = opened;
    return this;
  }

  @Override
  public String username() {
    return "umi@example.com";
  }

  @Override
  public Optional<MaintenanceWindowSpec> window() {
    return Optional.ofNullable(window);
  }

  @Override
  public boolean isArmed() {
    return armed;
  }

  @Override
  public void disarm() {
    armed = false;
  }

  static Statement statement() {
    return statement(Operation.DELETE);
  }

  static Statement statement(Operation operation) {
    return new Statement(
        REQUEST,
        "cluster-1",
        new Statement.Target(
            operation,
            "",
            "persistentvolumeclaims",
            "",
            "orders-staging",
            "pg-data-0",
            "a1b2",
            operation == Operation.DELETE ? PropagationPolicy.Background : null,
            operation == Operation.DELETE ? null : "sha256:0",
            List.of()),
        List.of(EffectClass.Delete),
        new Statement.StatedImpact(
            "sha256:1",
            2,
            List.of(
                "DESTROYED persistentvolumeclaims orders-production/pg-data-0, PRODUCTION",
                "NO INDEPENDENT RESTORE POINT of x\u001b[2K")),
        new Statement.StatedRequester(
            "system:serviceaccount:agents:cursor", RequesterClass.Agent, "cursor"),
        List.of(new Requirement("p", "HF-VOL-002", "dba", 2, false, "shared with production")),
        "",
        Instant.parse("2026-11-23T08:00:00Z"),
        Instant.parse("2026-11-23T16:00:00Z"));
  }

  @Override
  public List<String> requests() {
    return List.copyOf(requests.keySet());
  }

  @Override
  public ApprovalEvidence evidence() {
    return new ApprovalEvidence(requests, approvals, approvers);
  }

  @Override
  public Map<String, AgentIdentitySpec> agents() {
    return Map.of();
  }

  @Override
  public String create(String request, ChangeApprovalSpec spec, Map<String, String> annotations) {
    String name = request + "-" + (approvals.size() + 1);
    approvals.add(
        new NamedApproval(
            name, spec, false, annotations.getOrDefault(ApprovalEvidence.REJECTED_BY, "")));
    return name;
  }

  @Override
  public void close() {}
}

package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Comparator;
import java.util.List;

/** Holdfast's objects in the cluster that kubectl would use. */
final class Cluster implements AutoCloseable {
  private final KubernetesClient client;

  private Cluster(KubernetesClient client) {
    this.client = client;
  }

  static Cluster connect() {
    return new Cluster(new KubernetesClientBuilder().build());
  }

  List<ChangeRequest> requests() {
    return client.resources(ChangeRequest.class).list().getItems().stream()
        .sorted(
            Comparator.comparing(
                (ChangeRequest request) -> request.getMetadata().getCreationTimestamp()))
        .toList();
  }

  ChangeRequest request(String name) {
    ChangeRequest request = client.resources(ChangeRequest.class).withName(name).get();
    if (request == null) {
      throw CommandException.unavailable(
          "there is no ChangeRequest "
              + name
              + ". List what there is with: kubectl holdfast requests");
    }
    return request;
  }

  /** Approvals whose statement names the request, oldest first. */
  List<ChangeApproval> approvalsOf(String request) {
    return client.resources(ChangeApproval.class).list().getItems().stream()
        .filter(
            approval ->
                StatementView.parse(approval.getSpec().statement()).request().equals(request))
        .sorted(
            Comparator.comparing(
                (ChangeApproval approval) -> approval.getMetadata().getCreationTimestamp()))
        .toList();
  }

  List<Approver> approvers() {
    return client.resources(Approver.class).list().getItems();
  }

  /** Creates the approval and returns its name. */
  String create(String request, ChangeApprovalSpec spec) {
    ChangeApproval approval = new ChangeApproval();
    approval.setMetadata(new ObjectMetaBuilder().withGenerateName(request + "-").build());
    approval.setSpec(spec);
    return client.resource(approval).create().getMetadata().getName();
  }

  @Override
  public void close() {
    client.close();
  }
}

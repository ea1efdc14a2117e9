package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The cluster that kubectl would use. */
final class ClientCluster implements Cluster {
  private final KubernetesClient client;

  private ClientCluster(KubernetesClient client) {
    this.client = client;
  }

  static Cluster connect(Connection connection) {
    return new ClientCluster(Connection.client(connection.config()));
  }

  @Override
  public List<String> requests() {
    return client.resources(ChangeRequest.class).list().getItems().stream()
        .sorted(
            Comparator.comparing(
                    (ChangeRequest request) -> request.getMetadata().getCreationTimestamp())
                .thenComparing(request -> request.getMetadata().getName()))
        .map(request -> request.getMetadata().getName())
        .toList();
  }

  @Override
  public ApprovalEvidence evidence() {
    Map<String, HeldRequest> requests =
        byName(
            client.resources(ChangeRequest.class).list().getItems(),
            request ->
                new HeldRequest(
                    request.getSpec().statement(),
                    request.getStatus() != null && "Executed".equals(request.getStatus().phase()),
                    HeldRequest.createdAt(request.getMetadata().getCreationTimestamp())));
    Map<String, ApproverSpec> approvers =
        byName(client.resources(Approver.class).list().getItems(), Approver::getSpec);
    return new ApprovalEvidence(
        requests,
        client.resources(ChangeApproval.class).list().getItems().stream()
            .map(ClientCluster::named)
            .toList(),
        approvers);
  }

  private static NamedApproval named(ChangeApproval approval) {
    Map<String, String> annotations = approval.getMetadata().getAnnotations();
    return new NamedApproval(
        approval.getMetadata().getName(),
        approval.getSpec(),
        approval.getStatus() != null && approval.getStatus().executedAt() != null,
        annotations == null ? "" : annotations.getOrDefault(ApprovalEvidence.REJECTED_BY, ""));
  }

  @Override
  public Map<String, AgentIdentitySpec> agents() {
    return byName(client.resources(AgentIdentity.class).list().getItems(), AgentIdentity::getSpec);
  }

  private static <T extends HasMetadata, V> Map<String, V> byName(
      List<T> objects, Function<T, V> value) {
    Map<String, V> map = new TreeMap<>();
    objects.forEach(object -> map.put(object.getMetadata().getName(), value.apply(object)));
    return map;
  }

  @Override
  public String create(String request, ChangeApprovalSpec spec, Map<String, String> annotations) {
    ChangeApproval approval = new ChangeApproval();
    approval.setMetadata(
        new ObjectMetaBuilder()
            .withGenerateName(request + "-")
            .withAnnotations(annotations.isEmpty() ? null : annotations)
            .build());
    approval.setSpec(spec);
    return client.resource(approval).create().getMetadata().getName();
  }

  @Override
  public String username() {
    SelfSubjectReview answer =
        client
            .resource(new SelfSubjectReviewBuilder().withNewMetadata().endMetadata().build())
            .create();
    return answer.getStatus().getUserInfo().getUsername();
  }

  @Override
  public Optional<MaintenanceWindowSpec> window() {
    return Optional.ofNullable(
            client.resources(MaintenanceWindow.class).withName(MaintenanceWindow.ONLY).get())
        .map(MaintenanceWindow::getSpec);
  }

  @Override
  public boolean isArmed() {
    return binding().get() != null || policy().get() != null;
  }

  @Override
  public void disarm() {
    binding().delete();
    policy().delete();
  }

  private Resource<ValidatingAdmissionPolicyBinding> binding() {
    return client
        .resources(ValidatingAdmissionPolicyBinding.class)
        .withName(MaintenanceWindow.GUARD);
  }

  private Resource<ValidatingAdmissionPolicy> policy() {
    return client.resources(ValidatingAdmissionPolicy.class).withName(MaintenanceWindow.GUARD);
  }

  @Override
  public void close() {
    client.close();
  }
}

package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/** The CRDs of every kind of ours. */
public final class CustomResourceDefinitions {
  private static final List<Class<? extends CustomResource<?, ?>>> KINDS =
      List.of(
          GuardrailPolicy.class,
          PolicyBundle.class,
          Approver.class,
          ChangeRequest.class,
          ChangeApproval.class,
          AgentIdentity.class,
          DataKind.class,
          MaintenanceWindow.class);

  private CustomResourceDefinitions() {}

  /** All of them, in the order in which the documentation tells about them. */
  public static List<ObjectNode> all() {
    return KINDS.stream().map(CustomResourceDefinitions::of).toList();
  }

  private static ObjectNode of(Class<? extends CustomResource<?, ?>> kind) {
    ObjectNode definition = BareDefinition.of(kind);
    for (var version : definition.path("spec").path("versions")) {
      SchemaDetails.complete(kind, (ObjectNode) version.path("schema").path("openAPIV3Schema"));
      PrinterColumns.sort(kind, (ObjectNode) version);
    }
    PlainNumbers.in(definition);
    return definition;
  }
}

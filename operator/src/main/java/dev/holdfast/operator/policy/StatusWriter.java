package dev.holdfast.operator.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Set;

/** Writes statuses that have changed, and only those. */
final class StatusWriter {
  private final Writer writer;

  StatusWriter(Writer writer) {
    this.writer = writer;
  }

  void write(GuardrailPolicy policy, GuardrailPolicyStatus status) {
    if (status.equals(policy.getStatus())) {
      return;
    }
    GuardrailPolicy fresh = new GuardrailPolicy();
    fresh.setMetadata(new ObjectMetaBuilder().withName(policy.getMetadata().getName()).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }

  void write(PolicyBundle bundle, PolicyBundleStatus status) {
    if (BundleStatus.isSame(bundle, status)) {
      return;
    }
    PolicyBundle fresh = new PolicyBundle();
    fresh.setMetadata(new ObjectMetaBuilder().withName(PolicyBundle.ACTIVE).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }

  /** Takes out entries of replicas that are gone; their owners can't do it any more. */
  void removeReplicas(PolicyBundle bundle, Set<String> gone) {
    List<PolicyBundleStatus.Replica> replicas = ReplicaCount.replicas(bundle);
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    // From the end, so that earlier indexes stay true.
    for (int i = replicas.size() - 1; i >= 0; i--) {
      if (gone.contains(replicas.get(i).pod())) {
        String path = "/status/replicas/" + i;
        operations
            .addObject()
            .put("op", "test")
            .put("path", path + "/pod")
            .put("value", replicas.get(i).pod());
        operations.addObject().put("op", "remove").put("path", path);
      }
    }
    if (!operations.isEmpty()) {
      writer.patchStatus(bundle, operations.toString());
    }
  }
}

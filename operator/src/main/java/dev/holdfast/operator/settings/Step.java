package dev.holdfast.operator.settings;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** One write that brings the cluster closer to the settings. */
sealed interface Step {
  HasMetadata resource();

  /** The object isn't there. */
  record Create(HasMetadata resource) implements Step {}

  /** It is there and differs; carries the resourceVersion that was looked at. */
  record Replace(HasMetadata resource) implements Step {}

  /** The setting says Off, or this version no longer ships it. */
  record Remove(GuardrailPolicy resource) implements Step {}

  default String subject() {
    String kind = resource() instanceof Approver ? "approver " : "policy ";
    return kind + resource().getMetadata().getName();
  }
}

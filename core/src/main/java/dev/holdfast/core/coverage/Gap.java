package dev.holdfast.core.coverage;

import dev.holdfast.core.change.Operation;
import java.util.List;

/**
 * Operations of a watched kind that the API server doesn't ask the webhook about.
 *
 * @param group API group, empty for core
 * @param resource plural, with its subresource: {@code statefulsets/scale}
 * @param operations at least one
 */
public record Gap(String group, String resource, List<Operation> operations) {
  public Gap {
    operations = List.copyOf(operations);
  }

  /** {@code statefulsets.apps/scale}. */
  public String qualifiedResource() {
    int slash = resource.indexOf('/');
    String plural = slash < 0 ? resource : resource.substring(0, slash);
    String subresource = slash < 0 ? "" : resource.substring(slash);
    return (group.isEmpty() ? plural : plural + "." + group) + subresource;
  }
}

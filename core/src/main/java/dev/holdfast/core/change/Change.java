package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One admission request, normalised.
 *
 * @param reviewUid the review's own id; fresh on every retry, so nothing is keyed on it
 * @param subresource empty for none
 * @param namespace empty for cluster-scoped objects
 * @param name taken from {@code oldObject.metadata} when the request has none (deletecollection);
 *     empty for a CREATE with generateName
 * @param uid of the object acted on; empty for CREATE
 * @param propagationPolicy the effective one; null unless DELETE
 * @param options the request's options as sent, an empty object when absent
 * @param object the new object; null on DELETE; the options on CONNECT
 * @param oldObject the stored object; null on CREATE and CONNECT
 * @param transitions every differing field, sorted by path; empty unless UPDATE
 * @param request the review's {@code request}, as received
 */
public record Change(
    String reviewUid,
    Operation operation,
    ResourceKind kind,
    String subresource,
    String namespace,
    String name,
    String uid,
    Requester requester,
    boolean dryRun,
    @Nullable PropagationPolicy propagationPolicy,
    JsonNode options,
    @Nullable JsonNode object,
    @Nullable JsonNode oldObject,
    List<Transition> transitions,
    JsonNode request) {
  public Change {
    transitions = List.copyOf(transitions);
  }

  /**
   * Whether it is one item of a deletecollection. Each item is reviewed on its own, and nothing
   * says which others go.
   */
  public boolean ofCollection() {
    return operation == Operation.DELETE && request.path("name").asText("").isEmpty();
  }

  /** The object that policies look at: the new one, or on DELETE the old one; null on neither. */
  public @Nullable JsonNode resource() {
    return operation == Operation.DELETE ? oldObject : object;
  }
}

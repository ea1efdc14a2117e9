package dev.holdfast.devcluster.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A ChangeApproval to create with kubectl: exact statement bytes and one signature.
 *
 * @param name of the object
 * @param approver whose key is said to have signed
 */
public record Approval(String name, String statement, String approver, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Signed with the approver's own key. */
  public static Approval signed(String name, String statement, Approver approver) {
    return new Approval(name, statement, approver.name(), approver.key().sign(statement));
  }

  /** As JSON, so that no byte of the statement depends on YAML's rules. */
  public String manifest() {
    Map<String, Object> spec =
        Map.of(
            "decision",
            "Approve",
            "statement",
            statement,
            "signatures",
            List.of(Map.of("approver", approver, "signature", signature)));
    return document(name, spec);
  }

  /** A ChangeApproval that says no, which needs no signature. */
  public static String rejection(String name, String statement, String reason) {
    return document(name, Map.of("decision", "Reject", "reason", reason, "statement", statement));
  }

  private static String document(String name, Map<String, Object> spec) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "apiVersion",
              "holdfast.dev/v1alpha1",
              "kind",
              "ChangeApproval",
              "metadata",
              Map.of("name", Objects.requireNonNull(name, "name is null")),
              "spec",
              spec));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't write a ChangeApproval", e);
    }
  }
}

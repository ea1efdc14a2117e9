package dev.holdfast.it.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Holdfast's objects as JSON, so that no byte of a text depends on YAML's rules. */
final class Documents {
  static final String GROUP = "/apis/holdfast.dev/v1alpha1/";
  static final String APPROVALS = GROUP + "changeapprovals";
  static final String REQUESTS = GROUP + "changerequests";
  static final String APPROVERS = GROUP + "approvers";
  static final String POLICIES = GROUP + "guardrailpolicies";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Documents() {}

  /** An approval whose signers sign its very text. */
  static String approval(String name, String text, List<Signer> signers) {
    List<Map<String, String>> signatures =
        signers.stream()
            .map(
                signer ->
                    Map.of("approver", signer.approver(), "signature", signer.pen().apply(text)))
            .toList();
    return object(
        "ChangeApproval",
        name,
        Map.of("decision", "Approve", "statement", text, "signatures", signatures));
  }

  static String request(String name, String text) {
    return object("ChangeRequest", name, Map.of("statement", text));
  }

  static String approver(String name, String user, List<Map<String, Object>> keys) {
    return object(
        "Approver",
        name,
        Map.of(
            "displayName",
            name,
            "subjects",
            List.of(Map.of("kind", "User", "name", user)),
            "groups",
            List.of("dba"),
            "keys",
            keys));
  }

  /** An enforced policy that looks only at namespaces of this name. */
  static String policy(String name, String namespaces, String rego) {
    return object(
        "GuardrailPolicy",
        name,
        Map.of(
            "enforcement",
            "Enforce",
            "match",
            Map.of("namespaces", Map.of("include", List.of(namespaces))),
            "rego",
            rego));
  }

  /** A merge patch of one field of the spec. */
  static String spec(String field, Object value) {
    return write(Map.of("spec", Map.of(field, value)));
  }

  private static String object(String kind, String name, Map<String, Object> spec) {
    return write(
        Map.of(
            "apiVersion",
            "holdfast.dev/v1alpha1",
            "kind",
            kind,
            "metadata",
            Map.of("name", name),
            "spec",
            spec));
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't write JSON", e);
    }
  }
}

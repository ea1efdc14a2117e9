package dev.holdfast.core.change;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * The user of a request, exactly as the API server authenticated it. Under impersonation this is
 * the impersonated user; AdmissionReview tells nothing else.
 */
public record Requester(
    String username, String uid, List<String> groups, Map<String, List<String>> extra) {
  public Requester {
    requireNonNull(username, "username is null");
    requireNonNull(uid, "uid is null");
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }
}

package dev.holdfast.devcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The API server's own account of every request that changes something, without bodies: who asked,
 * what came of it, and what admission noted about it.
 */
record AuditFiles(Path policy, Path log) {
  static final String LOG = "audit.log";

  private static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
      - {level: None, resources: [{group: "", resources: [events]}, {group: events.k8s.io}]}
      - {level: None, verbs: [get, list, watch]}
      - {level: Metadata}
      """;

  static AuditFiles in(Path directory) throws IOException {
    Path policy = Files.writeString(directory.resolve("audit-policy.yaml"), POLICY);
    return new AuditFiles(policy, directory.resolve(LOG));
  }
}

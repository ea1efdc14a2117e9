package dev.holdfast.devcluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Kubeconfig files with everything inside, so that each works from anywhere. */
final class Kubeconfigs {
  private final String server;
  private final String certificateAuthority;

  /**
   * @param certificateAuthority base64 of its PEM
   */
  Kubeconfigs(String server, String certificateAuthority) {
    this.server = server;
    this.certificateAuthority = certificateAuthority;
  }

  String withCertificate(String user, KeyAndCertificate identity) {
    return file(
        user,
        """
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(base64(identity.certificate()), base64(identity.key())));
  }

  String withToken(String user, String token) {
    return file(user, "    token: " + token + "\n");
  }

  private String file(String user, String credentials) {
    return """
        apiVersion: v1
        kind: Config
        current-context: holdfast-dev
        clusters:
        - name: holdfast-dev
          cluster:
            server: %s
            certificate-authority-data: %s
        contexts:
        - name: holdfast-dev
          context:
            cluster: holdfast-dev
            user: "%s"
        users:
        - name: "%s"
          user:
        %s"""
        .formatted(server, certificateAuthority, user, user, credentials);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.holdfast.cli;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells the client what a kubeconfig's key is. By itself it takes every PKCS#8 key for one of RSA
 * ({@code Config.getKeyAlgorithm}), while openssl writes elliptic ones the same way.
 */
final class ClientKey {
  private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
  private static final String FOOTER = "-----END PRIVATE KEY-----";
  private static final String ELLIPTIC = "EC";

  private ClientKey() {}

  static Config tellAlgorithm(Config config) {
    if (pem(config).filter(ClientKey::isElliptic).isPresent()) {
      config.setClientKeyAlgo(ELLIPTIC);
    }
    return config;
  }

  /** Empty as well when it can't be read, which the client says when it needs it. */
  private static Optional<String> pem(Config config) {
    String data = config.getClientKeyData();
    String file = config.getClientKeyFile();
    try {
      if (data != null) {
        return Optional.of(
            new String(Base64.getMimeDecoder().decode(data), StandardCharsets.US_ASCII));
      }
      return file == null ? Optional.empty() : Optional.of(Files.readString(Path.of(file)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isElliptic(String pem) {
    int begin = pem.indexOf(HEADER);
    int end = pem.indexOf(FOOTER);
    if (begin < 0 || end < begin) {
      return false;
    }
    try {
      byte[] key = Base64.getMimeDecoder().decode(pem.substring(begin + HEADER.length(), end));
      KeyFactory.getInstance(ELLIPTIC).generatePrivate(new PKCS8EncodedKeySpec(key));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}

package dev.holdfast.webhook.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Reads the CA certificates that callers' certificates must come from. */
public final class ClientCas {
  private ClientCas() {}

  /**
   * The certificates of a PEM file.
   *
   * @throws IOException when there is none
   */
  public static KeyStore read(Path file) throws IOException {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("ca-" + number++, ca);
      }
      if (number == 0) {
        throw new IOException(file + " holds no certificate");
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " can't be read as certificates: " + e.getMessage(), e);
    }
  }
}

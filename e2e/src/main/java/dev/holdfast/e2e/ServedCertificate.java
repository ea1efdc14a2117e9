package dev.holdfast.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Tells who shows a certificate: nothing but that one is trusted. */
record ServedCertificate(SSLContext context) {
  private static final int PORT = 8443;
  private static final int LIMIT_MILLIS = 3000;

  /** Trusts this certificate, base64 of its PEM. */
  static ServedCertificate of(String encoded) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "serving",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(Base64.getDecoder().decode(encoded.strip()))));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return new ServedCertificate(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the Secret holds no certificate: " + e.getMessage(), e);
    }
  }

  /** Whether a new connection to a webhook's Pod is shown it. */
  boolean isServedBy(String address) {
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      // A Pod that has just gone answers nothing at all.
      socket.connect(new InetSocketAddress(address, PORT), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
